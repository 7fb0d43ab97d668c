// Package architecture holds the house's plan as a test: which package may
// know which, who may touch SQL, HTTP, the clock and the PDF library, and how
// long a file may grow. The plan itself is rules_test.go, one table a concern;
// a package that stands in no row fails until somebody says where it belongs.
//
// The rules look at what each file imports, so what a library brings along
// does not count. Tests may import downwards and sideways as they like; they
// keep only the rules about size and habits.
package architecture

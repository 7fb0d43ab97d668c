package plandoc

// IsName reports whether s can be the name of a person, Chinese or Latin, and
// nothing beside it: neither a post nor a unit.
func IsName(s string) bool { return isName(squash(s)) || isLatinName(s) }

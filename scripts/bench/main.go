// Command bench runs the module's benchmarks and holds the budgets of
// budgets.go. A benchmark BenchmarkX is measured against BenchmarkXReference
// of the same package, which does the least that the work could cost. Both run
// in every round, and the ratio is the median of the rounds' ratios, so that a
// slow or busy machine slows both and changes nothing.
//
// The status is 1 when a budget is exceeded or its benchmark is missing.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	rounds := flag.Int("rounds", 5, "how often every benchmark is measured")
	benchtime := flag.String("benchtime", "300ms", "how long one measurement lasts, as for go test")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	within, err := run(ctx, *rounds, *benchtime)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	if !within {
		os.Exit(1)
	}
}

// run measures everything, prints the table and reports whether every budget
// is kept.
func run(ctx context.Context, rounds int, benchtime string) (within bool, err error) {
	folders, err := withBenchmarks(".")
	if err != nil {
		return false, err
	}
	binaries, err := os.MkdirTemp("", "tongxing-bench")
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(binaries)) }()

	measured := measurements{}
	for i := range rounds {
		for j, folder := range folders {
			binary := filepath.Join(binaries, fmt.Sprint(j))
			if i == 0 {
				if err := command(ctx, ".", "go", "test", "-c", "-o", binary, "./"+folder).Run(); err != nil {
					return false, fmt.Errorf("build the benchmarks of %s: %w", folder, err)
				}
			}
			measure := command(ctx, folder, binary, "-test.run=^$", "-test.bench=.", "-test.benchmem", "-test.benchtime="+benchtime)
			measure.Stdout = nil
			output, err := measure.Output()
			if err != nil {
				return false, fmt.Errorf("run the benchmarks of %s: %w\n%s", folder, err, output)
			}
			measured.read(string(output))
		}
		fmt.Fprintf(os.Stderr, "bench: round %d of %d\n", i+1, rounds)
	}
	rows := compare(measured, budgets)
	fmt.Print(table(rows))
	return !slices.ContainsFunc(rows, row.over), nil
}

// command prepares a program that sees this one's environment and shows what
// goes wrong.
func command(ctx context.Context, folder, name string, arguments ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, arguments...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, os.Stderr, os.Stderr
	return cmd
}

var benchmark = regexp.MustCompile(`(?m)^func Benchmark\w+\(`)

// withBenchmarks returns the folders under root whose tests have benchmarks,
// in order.
func withBenchmarks(root string) (folders []string, err error) {
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name := entry.Name(); path != root && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, "_test.go") || slices.Contains(folders, filepath.Dir(path)) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err == nil && benchmark.Match(text) {
			folders = append(folders, filepath.Dir(path))
		}
		return err
	})
	return folders, err
}

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
)

type planCommand struct {
	Read planReadCommand `cmd:"" help:"Read plan documents (.txt, .md, .docx) and print what stands in them."`
}

type planReadCommand struct {
	Files  []string `arg:"" name:"file" help:"Documents to read; - is standard input."`
	Format string   `enum:"json" default:"json" help:"How to print: json."`
}

// errUnread says that some file could not be read; the reasons were told.
var errUnread = errors.New("not every file could be read")

// readingMemory is what reading tries to stay within: the largest documents
// are read on small machines too, at the price of tidying up more often.
const readingMemory = 140 << 20

// Run prints one JSON object with the plans of all files in order. A file that
// cannot be read is told on standard error and the others are still printed.
func (c *planReadCommand) Run() error {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(readingMemory)
	}
	all := []plandoc.Plan{}
	var failed error
	for _, name := range c.Files {
		plans, err := readPlans(name)
		if err != nil {
			fmt.Fprintf(os.Stderr, "tongxing: %s: %s\n", name, reason(err))
			failed = errUnread
			continue
		}
		all = append(all, plans...)
	}
	return errors.Join(failed, printPlans(os.Stdout, all))
}

// printPlans writes plans as one JSON object.
func printPlans(to io.Writer, plans []plandoc.Plan) error {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Plans []plandoc.Plan `json:"plans"`
	}{plans})
}

func readPlans(name string) ([]plandoc.Plan, error) {
	in := os.Stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	// One octet more than is allowed shows that there is too much.
	data, err := io.ReadAll(io.LimitReader(in, plandoc.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return plandoc.Read(filepath.Base(name), data)
}

// reason is an error in words for the one who runs the command.
func reason(err error) string {
	if f := fault.From(err); f != nil {
		return locale.For(locale.English).T(f.Key, f.Args...)
	}
	return err.Error()
}

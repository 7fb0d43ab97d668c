package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tongxing/internal/civil"
	"tongxing/internal/database"
)

type backupCommand struct {
	Output string `short:"o" required:"" help:"File to write; - is standard output."`
	Force  bool   `help:"Write over a file that is there already."`
}

// Run writes a backup. The database is opened alone: a backup neither migrates
// it nor waits for the server.
func (c *backupCommand) Run(ctx context.Context, s *settings) (err error) {
	if !c.Force && c.Output != "-" && there(c.Output) {
		return fmt.Errorf("%s is there already; --force writes over it", c.Output)
	}
	if path, isFile := database.File(s.Database); isFile && !there(path) {
		return fmt.Errorf("there is no database at %s", path)
	}
	db, err := database.Open(ctx, s.Database, civil.SystemClock{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if c.Output == "-" {
		_, err = db.Backup(ctx, os.Stdout)
		return err
	}
	var made database.Contents
	err = writeWhole(c.Output, func(w io.Writer) (err error) {
		made, err = db.Backup(ctx, w)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Printf("backed up %d rows of %d tables to %s\n", made.Rows(), len(made.Tables), c.Output)
	return nil
}

// there says whether a file has that name.
func there(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// writeWhole writes a file that only its owner may read, and puts it in its
// place when all of it is on the disk; until then what was there before stays.
func writeWhole(name string, write func(io.Writer) error) (err error) {
	draft, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*") // of mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = draft.Close()
			err = errors.Join(err, os.Remove(draft.Name()))
		}
	}()
	if err := write(draft); err != nil {
		return err
	}
	if err := draft.Sync(); err != nil {
		return err
	}
	if err := draft.Close(); err != nil {
		return err
	}
	return os.Rename(draft.Name(), name)
}

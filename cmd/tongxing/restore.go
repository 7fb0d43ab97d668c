package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"tongxing/internal/civil"
	"tongxing/internal/database"
)

type restoreCommand struct {
	File string `arg:"" help:"Backup to read; - is standard input."`
}

// Run restores a backup into an empty database.
func (c *restoreCommand) Run(ctx context.Context, s *settings) (err error) {
	in := os.Stdin
	if c.File != "-" {
		if in, err = os.Open(c.File); err != nil {
			return err
		}
		defer in.Close()
	}
	if path, isFile := database.File(s.Database); isFile && !there(path) {
		// What this made and could not fill is taken away again.
		defer func() {
			if err != nil {
				err = errors.Join(err, removeDatabase(path))
			}
		}()
	}
	db, err := database.Open(ctx, s.Database, civil.SystemClock{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	restored, err := db.Restore(ctx, in)
	if err != nil {
		return err
	}
	fmt.Printf("restored %d rows of %d tables, backed up at %s\n", restored.Rows(), len(restored.Tables), restored.MadeAt)
	return nil
}

// removeDatabase removes a SQLite database with the files beside it.
func removeDatabase(path string) error {
	var errs []error
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

package database

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ErrNotEmpty is returned for a database that holds more than what the first
// start puts there.
var ErrNotEmpty = errors.New("the database is not empty: a backup is restored into a new one")

// installationTable is the one table that may hold rows before a restore: the
// first start gives every installation an id, which the backup's replaces.
const installationTable = "installation_facts"

// A statement inserts up to so many rows, or as many as have so many bytes.
const (
	batchRows  = 100
	batchBytes = 1 << 20
)

// Restore migrates an empty database and fills it with the backup that r
// holds, in one transaction: all of it or, with an error, nothing. The backup
// may come from the other kind of database, and must be of this program's
// schema. Errors: ErrNotEmpty; every other says what is wrong with the file.
func (db *DB) Restore(ctx context.Context, r io.Reader) (Contents, error) {
	file, err := openBackup(r)
	if err != nil {
		return Contents{}, err
	}
	_, newest, err := db.migrations()
	if err != nil {
		return Contents{}, err
	}
	if file.Schema != newest {
		return Contents{}, fmt.Errorf("the backup has schema %d, this program has %d: restore it with the program it was made with, then start this one on it", file.Schema, newest)
	}
	// Asked before migrating too, so that somebody's older database stays as it is.
	if err := db.snapshot(ctx, func(tx *Tx) error { return refuseRows(ctx, tx) }); err != nil {
		return Contents{}, err
	}
	if err := db.Migrate(ctx); err != nil {
		return Contents{}, err
	}
	// Not Transact, which tries again: a file can be read once.
	err = db.transactOnce(ctx, func(tx *Tx) error {
		if err := refuseRows(ctx, tx); err != nil {
			return err
		}
		return file.fill(ctx, tx)
	})
	return file.Contents, err
}

func refuseRows(ctx context.Context, tx *Tx) error {
	_, tables, err := readSchema(ctx, tx)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if t.name == installationTable {
			continue
		}
		var some []int
		if err := tx.Select(ctx, &some, `SELECT 1 FROM `+quoted(t.name)+` LIMIT 1`); err != nil {
			return fmt.Errorf("look into %s: %w", t.name, err)
		}
		if len(some) > 0 {
			return ErrNotEmpty
		}
	}
	return nil
}

// backupFile is a backup that is being read.
type backupFile struct {
	Contents
	lines *bufio.Scanner
}

// openBackup reads the first line.
func openBackup(r io.Reader) (*backupFile, error) {
	unpacked, err := gzip.NewReader(r)
	if err != nil {
		return nil, errors.New("the file is not a backup of this program")
	}
	f := &backupFile{lines: bufio.NewScanner(unpacked)}
	f.lines.Buffer(nil, longestLine)
	f.lines.Scan()
	if err := json.Unmarshal(f.lines.Bytes(), &f.Contents); err != nil || f.Format != backupFormat {
		if f.lines.Err() != nil {
			return nil, broken(f.lines.Err())
		}
		return nil, errors.New("the file is not a backup of this program")
	}
	if f.Version > backupVersion {
		return nil, fmt.Errorf("the backup has format %d, this program reads up to %d: use a newer program", f.Version, backupVersion)
	}
	return f, nil
}

func broken(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the backup is cut off")
	}
	return fmt.Errorf("the backup is damaged: %w", err)
}

// fill inserts all rows into empty tables and reads the file to its end, where
// its checksum stands.
func (f *backupFile) fill(ctx context.Context, tx *Tx) error {
	_, tables, err := readSchema(ctx, tx)
	if err != nil {
		return err
	}
	if !slices.EqualFunc(tables, f.Tables, func(t table, of TableContents) bool {
		return t.name == of.Name && slices.Equal(t.columns, of.Columns)
	}) {
		return fmt.Errorf("the backup is damaged: its tables are not those of schema %d", f.Schema)
	}
	for _, name := range append([]string{installationTable}, passing...) {
		if _, err := tx.Exec(ctx, `DELETE FROM `+quoted(name)); err != nil {
			return err
		}
	}
	for i, t := range tables {
		if err := f.fillTable(ctx, tx, t, f.Tables[i].Rows); err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	if f.lines.Scan() {
		return errors.New("the backup is damaged: it has more rows than it says")
	}
	if err := f.lines.Err(); err != nil {
		return broken(err)
	}
	return nil
}

func (f *backupFile) fillTable(ctx context.Context, tx *Tx, t table, rows int64) error {
	var batch []any
	size := 0
	for row := int64(1); row <= rows; row++ {
		if !f.lines.Scan() {
			if err := f.lines.Err(); err != nil {
				return broken(err)
			}
			return fmt.Errorf("the backup is damaged: it ends before row %d of %d", row, rows)
		}
		values, err := t.decode(f.lines.Bytes())
		if err != nil && f.lines.Err() != nil {
			return broken(f.lines.Err()) // what could be read of the last line
		}
		if err != nil {
			return fmt.Errorf("the backup is damaged: row %d: %w", row, err)
		}
		batch = append(batch, values...)
		size += len(f.lines.Bytes())
		if row == rows || len(batch) >= batchRows*len(t.columns) || size >= batchBytes {
			if err := t.insert(ctx, tx, batch); err != nil {
				return fmt.Errorf("up to row %d: %w", row, err)
			}
			batch, size = batch[:0], 0
		}
	}
	return nil
}

// decode reads the values of one row.
func (t table) decode(line []byte) ([]any, error) {
	var row []json.RawMessage
	if err := json.Unmarshal(line, &row); err != nil {
		return nil, err
	}
	if len(row) != len(t.columns) {
		return nil, fmt.Errorf("%d values for %d columns", len(row), len(t.columns))
	}
	values := make([]any, len(row))
	for i, of := range t.columns {
		if bytes.Equal(row[i], []byte("null")) {
			continue
		}
		var err error
		switch of.Kind {
		case textKind:
			var text string
			if text, err = decoded[string](row[i]); err == nil && CheckText(text) != nil {
				err = errors.New("text that no database takes")
			}
			values[i] = text
		case integerKind:
			values[i], err = decoded[int64](row[i])
		case booleanKind:
			values[i], err = decoded[bool](row[i])
		}
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", of.Name, err)
		}
	}
	return values, nil
}

func decoded[T any](text []byte) (value T, err error) {
	err = json.Unmarshal(text, &value)
	return value, err
}

// insert inserts rows, whose values follow one another.
func (t table) insert(ctx context.Context, tx *Tx, values []any) error {
	one := "(?" + strings.Repeat(", ?", len(t.columns)-1) + ")"
	rows := len(values) / len(t.columns)
	inserted, err := tx.Exec(ctx, fmt.Sprintf(`INSERT INTO %s (%s) VALUES %s`, quoted(t.name), t.columnList(),
		one+strings.Repeat(", "+one, rows-1)), values...)
	var broken *violation
	if errors.As(err, &broken) {
		return fmt.Errorf("the backup is damaged: it breaks the rule %s", broken.rule)
	}
	if err != nil {
		return err
	}
	if inserted != int64(rows) {
		return fmt.Errorf("%d of %d rows were stored", inserted, rows)
	}
	return nil
}

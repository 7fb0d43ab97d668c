package database

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// A backup is one file compressed with gzip (RFC 1952). Its first line is a
// JSON object, Contents; then every row of every table is one line, a JSON
// array of texts, whole numbers, true, false and null, tables and columns in
// the order in which Contents names them. Both databases write and read the
// same lines.
const (
	backupFormat  = "tongxing backup"
	backupVersion = 1

	// longestLine is in bytes, so that a broken file cannot fill the memory.
	longestLine = 64 << 20
)

// Contents says what is in a backup and where it comes from.
type Contents struct {
	Format       string          `json:"format"`
	Version      int             `json:"version"`
	Schema       int64           `json:"schema"`       // the last migration
	Installation string          `json:"installation"` // its id; empty before the first start
	MadeAt       civil.Instant   `json:"made_at"`
	Tables       []TableContents `json:"tables"`
}

// TableContents says what is in a backup of one table.
type TableContents struct {
	Name    string   `json:"name"`
	Columns []column `json:"columns"`
	Rows    int64    `json:"rows"`
}

// Rows returns the number of rows of all tables.
func (c Contents) Rows() int64 {
	var sum int64
	for _, t := range c.Tables {
		sum += t.Rows
	}
	return sum
}

// Backup writes everything that is worth keeping to w as it is at one moment;
// others may go on writing meanwhile. Sessions and failed sign-ins are left
// out. What it returns is the first line of what it wrote.
func (db *DB) Backup(ctx context.Context, w io.Writer) (c Contents, err error) {
	_, newest, err := db.migrations()
	if err != nil {
		return Contents{}, err
	}
	err = db.snapshot(ctx, func(tx *Tx) error {
		schema, tables, err := readSchema(ctx, tx)
		if err != nil {
			return err
		}
		if schema == 0 {
			return errors.New("the database has no schema yet, so there is nothing to back up")
		}
		if schema > newest {
			return tooNew(schema, newest)
		}
		if c, err = contentsOf(ctx, tx, schema, tables); err != nil {
			return err
		}
		packed := gzip.NewWriter(w)
		if err := writeLine(packed, c); err != nil {
			return err
		}
		for i, t := range tables {
			if err := writeRows(ctx, tx, packed, t, c.Tables[i].Rows); err != nil {
				return fmt.Errorf("table %s: %w", t.name, err)
			}
		}
		return packed.Close()
	})
	return c, err
}

// snapshot runs f in a transaction that reads one state of the database and
// keeps nobody from writing.
func (db *DB) snapshot(ctx context.Context, f func(tx *Tx) error) error {
	raw, err := db.read.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return db.dialect.translate(err)
	}
	defer func() { _ = raw.Rollback() }()
	return f(&Tx{tx: raw, dialect: db.dialect, now: db.clock.Now()})
}

func contentsOf(ctx context.Context, tx *Tx, schema int64, tables []table) (Contents, error) {
	c := Contents{Format: backupFormat, Version: backupVersion, Schema: schema, MadeAt: tx.now}
	err := tx.Get(ctx, &c.Installation, `SELECT value FROM installation_facts WHERE name = 'installation'`)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Contents{}, err
	}
	for _, t := range tables {
		of := TableContents{Name: t.name, Columns: t.columns}
		if err := tx.Get(ctx, &of.Rows, `SELECT COUNT(*) FROM `+quoted(t.name)); err != nil {
			return Contents{}, fmt.Errorf("count the rows of %s: %w", t.name, err)
		}
		c.Tables = append(c.Tables, of)
	}
	return c, nil
}

func writeRows(ctx context.Context, tx *Tx, w io.Writer, t table, want int64) (err error) {
	rows, err := tx.tx.QueryxContext(ctx, t.rowsQuery())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var wrote int64
	for ; rows.Next(); wrote++ {
		values, err := rows.SliceScan()
		if err != nil {
			return err
		}
		for i, of := range t.columns {
			if values[i], err = of.Kind.portable(values[i]); err != nil {
				return fmt.Errorf("column %s: %w", of.Name, err)
			}
		}
		if err := writeLine(w, values); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if wrote != want {
		// Rows in a circle have no first one to begin with.
		return fmt.Errorf("%d of %d rows can be reached: the others refer to one another in a circle", wrote, want)
	}
	return nil
}

// portable is a value as both databases take it. Drivers give texts as bytes
// at times, and SQLite's truth is 1 and 0.
func (k kind) portable(value any) (any, error) {
	switch v := value.(type) {
	case nil:
		return nil, nil
	case []byte:
		return k.portable(string(v))
	case string:
		if k == textKind && CheckText(v) == nil {
			return v, nil
		}
	case int64:
		if k == integerKind {
			return v, nil
		}
		if k == booleanKind && (v == 0 || v == 1) {
			return v == 1, nil
		}
	case bool:
		if k == booleanKind {
			return v, nil
		}
	}
	return nil, fmt.Errorf("%.40q is not %s that both databases take", fmt.Sprint(value), k)
}

func writeLine(w io.Writer, line any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(line); err != nil {
		return err
	}
	if text.Len() > longestLine {
		return fmt.Errorf("a row of %d bytes is longer than a backup takes", text.Len())
	}
	_, err := w.Write(text.Bytes())
	return err
}

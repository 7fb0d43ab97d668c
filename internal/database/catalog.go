package database

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// kind is what a column holds. The schemas of both databases are made of these
// three.
type kind string

const (
	textKind    kind = "text"
	integerKind kind = "integer"
	booleanKind kind = "boolean"
)

// kinds are the kinds by the names that drivers give to the columns' types.
var kinds = map[string]kind{
	"TEXT": textKind, "INTEGER": integerKind, "BIGINT": integerKind, "INT4": integerKind, "INT8": integerKind,
	"BOOLEAN": booleanKind, "BOOL": booleanKind,
}

// column is a column as a backup names it.
type column struct {
	Name string `json:"name"`
	Kind kind   `json:"kind"`
}

// table is a table of the schema.
type table struct {
	name    string
	columns []column
	self    *reference // how its rows refer to rows of the same table
}

// reference is a foreign key.
type reference struct {
	Child        string `db:"child"`
	Parent       string `db:"parent"`
	ChildColumn  string `db:"child_column"`
	ParentColumn string `db:"parent_column"`
}

const versionsTable = "goose_db_version"

// passing are tables whose rows are of no use elsewhere: whoever was signed in
// signs in again, and what could be undone is done. Plan documents that wait to
// become campaigns are promised to be gone after a time, which a copy would not
// keep.
var passing = []string{"account_sessions", "account_sign_in_failures", "campaign_undos", "plan_files", "plan_imports"}

// readSchema returns the schema's version, 0 before the first migration, and
// all tables that hold something to keep, each after those it refers to.
func readSchema(ctx context.Context, tx *Tx) (version int64, tables []table, err error) {
	tablesQuery, referencesQuery := tx.dialect.catalog()
	var names []string
	if err := tx.Select(ctx, &names, tablesQuery); err != nil {
		return 0, nil, fmt.Errorf("list the tables: %w", err)
	}
	var references []reference
	if err := tx.Select(ctx, &references, referencesQuery); err != nil {
		return 0, nil, fmt.Errorf("list what tables refer to: %w", err)
	}
	if !slices.Contains(names, versionsTable) {
		return 0, nil, nil
	}
	if err := tx.Get(ctx, &version, `SELECT MAX(version_id) FROM `+versionsTable+` WHERE is_applied`); err != nil {
		return 0, nil, fmt.Errorf("read the schema's version: %w", err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == versionsTable || slices.Contains(passing, name) })
	if names, err = parentsFirst(names, references); err != nil {
		return 0, nil, err
	}
	for _, name := range names {
		t := table{name: name}
		for _, r := range references {
			if r.Child == name && r.Parent == name {
				if t.self != nil {
					return 0, nil, fmt.Errorf("table %s refers to itself in two ways", name)
				}
				t.self = &r
			}
		}
		if t.columns, err = readColumns(ctx, tx, name); err != nil {
			return 0, nil, err
		}
		tables = append(tables, t)
	}
	return version, tables, nil
}

// parentsFirst puts tables behind those they refer to, else in the order of
// their names, which is the same on both databases.
func parentsFirst(names []string, references []reference) ([]string, error) {
	left := slices.Sorted(slices.Values(names))
	var ordered []string
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(name string) bool {
			return !slices.ContainsFunc(references, func(r reference) bool {
				return r.Child == name && r.Parent != name && slices.Contains(left, r.Parent)
			})
		})
		if next < 0 {
			return nil, fmt.Errorf("tables %s refer to one another in a circle", strings.Join(left, ", "))
		}
		ordered = append(ordered, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return ordered, nil
}

func readColumns(ctx context.Context, tx *Tx, table string) (columns []column, err error) {
	rows, err := tx.tx.QueryContext(ctx, `SELECT * FROM `+quoted(table)+` WHERE FALSE`)
	if err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", table, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, fmt.Errorf("read the columns of %s: %w", table, err)
	}
	for _, t := range types {
		k, known := kinds[t.DatabaseTypeName()]
		if !known {
			return nil, fmt.Errorf("column %s.%s is of type %s, which backups do not know", table, t.Name(), t.DatabaseTypeName())
		}
		columns = append(columns, column{Name: t.Name(), Kind: k})
	}
	return columns, rows.Err()
}

// quoted is a name as SQL takes it, even where it is also a word of SQL.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// columnList is all columns, separated by commas.
func (t table) columnList() string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = quoted(c.Name)
	}
	return strings.Join(names, ", ")
}

// rowsQuery reads all rows in an order in which they can be inserted: rows
// that others of the same table refer to come before those.
func (t table) rowsQuery() string {
	positions := make([]string, len(t.columns))
	for i := range t.columns {
		positions[i] = fmt.Sprint(i + 1)
	}
	if t.self == nil {
		return fmt.Sprintf(`SELECT %s FROM %s ORDER BY %s`, t.columnList(), quoted(t.name), strings.Join(positions, ", "))
	}
	return fmt.Sprintf(`WITH RECURSIVE tongxing_line (tongxing_key, tongxing_depth) AS (
			SELECT %[3]s, 0 FROM %[1]s WHERE %[2]s IS NULL
			UNION ALL SELECT c.%[3]s, l.tongxing_depth + 1 FROM %[1]s c JOIN tongxing_line l ON c.%[2]s = l.tongxing_key)
		SELECT %[4]s FROM %[1]s JOIN tongxing_line ON %[3]s = tongxing_key ORDER BY tongxing_depth, %[5]s`,
		quoted(t.name), quoted(t.self.ChildColumn), quoted(t.self.ParentColumn), t.columnList(), strings.Join(positions, ", "))
}

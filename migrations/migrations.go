// Package migrations holds the schema as forward-only steps that SQLite and
// PostgreSQL both understand.
//
// Conventions: ids are TEXT (UUIDv7), instants fixed-width UTC TEXT, days
// TEXT, money BIGINT in cents, lists JSON in TEXT. What must be unique is named
// TABLE_COLUMN_COLUMN_key, because that is the name SQLite's messages allow to
// be told.
package migrations

import "embed"

// Files holds NNNN_name.sql, each with one "-- +goose Up" part.
//
//go:embed *.sql
var Files embed.FS

package database

import (
	"context"
	"fmt"

	"github.com/pressly/goose/v3"

	"tongxing/migrations"
)

// Migrate brings the schema up to this program's. A schema that is newer than
// the program is refused untouched. On PostgreSQL it holds a lock meanwhile,
// so that several instances may start at once.
func (db *DB) Migrate(ctx context.Context) error {
	provider, newest, err := db.migrations()
	if err != nil {
		return err
	}
	have, err := provider.GetDBVersion(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if have > newest {
		return tooNew(have, newest)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// migrations returns what migrates, and the version of this program's schema.
func (db *DB) migrations() (provider *goose.Provider, newest int64, err error) {
	name, options, err := db.dialect.goose()
	if err != nil {
		return nil, 0, err
	}
	provider, err = goose.NewProvider(name, db.write.DB, migrations.Files, options...)
	if err != nil {
		return nil, 0, fmt.Errorf("read migrations: %w", err)
	}
	sources := provider.ListSources()
	return provider, sources[len(sources)-1].Version, nil
}

func tooNew(have, newest int64) error {
	return fmt.Errorf("the database has schema %d, this program knows up to %d: use a newer program", have, newest)
}

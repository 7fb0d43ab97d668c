package main

import "context"

type migrateCommand struct{}

// Run migrates the database, which opening it does.
func (*migrateCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	return a.Close()
}

package main

import (
	"context"
	"fmt"
	"net"
	"strings"

	"tongxing/internal/app"
	"tongxing/internal/demo"
	"tongxing/static"
)

type serveCommand struct {
	Demo bool `help:"Fill an empty database with the demonstration first; one that already holds it stays as it is."`
}

// Run serves until the program is told to stop.
func (c *serveCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	if c.Demo {
		if err := fillDemonstration(ctx, a); err != nil {
			return err
		}
	}
	if missing := static.Missing(); len(missing) > 0 {
		a.Config.Log.Warn("built without files that `make build` brings; pages work, some things do not", "missing", strings.Join(missing, ", "))
	}
	listener, err := net.Listen("tcp", s.Listen)
	if err != nil {
		return fmt.Errorf("listen at %s: %w", s.Listen, err)
	}
	a.Config.Log.Info("serving", "address", "http://"+listener.Addr().String(), "database", a.DB.Name(), "version", version)
	return a.Run(ctx, listener)
}

// fillDemonstration refuses a database that holds anything else.
func fillDemonstration(ctx context.Context, a *app.App) error {
	return demo.Fill(ctx, demo.Services{
		DB: a.DB, Accounts: a.Accounts, Organisations: a.Organisations, Campaigns: a.Campaigns, Venues: a.Venues, Agendas: a.Agendas,
	})
}

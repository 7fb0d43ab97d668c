package main

import (
	"context"
	"fmt"
	"net"
	"strings"

	"tongxing/static"
)

type serveCommand struct {
	Demo bool `help:"Fill an empty database with the demonstration first."`
}

// Run serves until the program is told to stop.
func (c *serveCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
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

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

type healthCommand struct{}

// Run asks the server at the address to listen on, for containers.
func (*healthCommand) Run(ctx context.Context, s *settings) error { return s.healthy(ctx) }

// healthy returns nil where a server of ours answers at the address to listen
// on, and its database too.
func (s *settings) healthy(ctx context.Context) error {
	host, port, err := net.SplitHostPort(s.Listen)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answers %s", answer.Status)
	}
	word, err := io.ReadAll(io.LimitReader(answer.Body, 16))
	if err == nil && string(word) != "ok\n" {
		err = errors.New("another program answers")
	}
	return err
}

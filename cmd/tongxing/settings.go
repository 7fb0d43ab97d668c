package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"

	"tongxing/internal/app"
	"tongxing/internal/civil"
	"tongxing/internal/database"
)

// usualDatabase is the database where none is named.
const usualDatabase = "sqlite:data/tongxing.db"

// settings are what every command knows, as flags or environment.
type settings struct {
	Database       string   `env:"TONGXING_DATABASE" default:"${database}" help:"sqlite:PATH or postgres://…"`
	Listen         string   `env:"TONGXING_LISTEN" default:"127.0.0.1:8080" help:"Address to serve at."`
	PublicURL      string   `name:"public-url" env:"TONGXING_PUBLIC_URL" help:"How visitors reach the server, such as https://plan.example.cn."`
	Keys           string   `env:"TONGXING_KEYS" help:"What seals children's data: secrets, the newest first, or file:PATH. Beside a SQLite database one is made."`
	TrustedProxies []string `env:"TONGXING_TRUSTED_PROXIES" help:"Addresses or networks of proxies whose X-Forwarded-For is believed."`
}

// Validate has wrong settings refused as wrong usage, before anything is done.
func (s *settings) Validate() error {
	if err := database.CheckURL(s.Database); err != nil {
		return err
	}
	_, err := networks(s.TrustedProxies)
	return err
}

// open makes the whole program ready. Close it in the end.
func (s *settings) open(ctx context.Context) (*app.App, error) {
	trusted, err := networks(s.TrustedProxies)
	if err != nil {
		return nil, err
	}
	ring, _, err := s.ring()
	if err != nil {
		return nil, err
	}
	return app.Open(ctx, app.Config{
		Database: s.Database, Listen: s.Listen, PublicURL: strings.TrimRight(s.PublicURL, "/"), TrustedProxies: trusted, Ring: ring,
		Log: slog.New(slog.NewTextHandler(os.Stderr, nil)), Clock: civil.SystemClock{},
	})
}

// networks reads addresses and networks in CIDR notation.
func networks(texts []string) ([]*net.IPNet, error) {
	var all []*net.IPNet
	for _, text := range texts {
		if ip := net.ParseIP(text); ip != nil {
			bits := 8 * len(ip.To16())
			if ip.To4() != nil {
				ip, bits = ip.To4(), 32
			}
			all = append(all, &net.IPNet{IP: ip, Mask: net.CIDRMask(bits, bits)})
			continue
		}
		_, network, err := net.ParseCIDR(text)
		if err != nil {
			return nil, fmt.Errorf("trusted proxy %q is neither an address nor a network", text)
		}
		all = append(all, network)
	}
	return all, nil
}

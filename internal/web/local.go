package web

import (
	"net/netip"
	"net/url"
	"strings"

	"tongxing/internal/web/page"
)

// Reach says from where an address can be opened.
type Reach int

// The reaches, each wider than the one above it.
const (
	Machine  Reach = iota // this machine alone
	Network               // the machines of one network
	Anywhere              // everybody, as far as an address can tell
)

// carriers is what networks without an address of their own use (RFC 6598).
var carriers = netip.MustParsePrefix("100.64.0.0/10")

// ReachOf says from where an address can be opened, by its host alone. What is
// no address reaches nobody else.
func ReachOf(address string) Reach {
	u, err := url.Parse(address)
	if err != nil {
		return Machine
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if ip, err := netip.ParseAddr(host); err == nil {
		ip = ip.Unmap()
		switch {
		case ip.IsLoopback(), ip.IsUnspecified():
			return Machine
		case ip.IsPrivate(), ip.IsLinkLocalUnicast(), carriers.Contains(ip):
			return Network
		}
		return Anywhere
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case last == "localhost", last == "":
		return Machine
	// Names without a dot, and those of RFC 6762, RFC 8375 and ICANN's reserve.
	case last == host, last == "local", last == "lan", last == "internal", strings.HasSuffix(host, ".home.arpa"):
		return Network
	}
	return Anywhere
}

// LocalAddress says, for the partial "local-address", that others cannot open
// this installation's address and how that is mended; nil where they can.
func (v *Visit) LocalAddress() *page.LocalAddress {
	address := v.server.config.PublicURL
	reach := ReachOf(address)
	if reach == Anywhere {
		return nil
	}
	return &page.LocalAddress{Printer: v.Printer, Address: address, Network: reach == Network}
}

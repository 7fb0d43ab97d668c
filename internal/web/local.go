package web

import (
	"net"
	"net/url"
)

// IsLocal says whether an address is reached from this machine or this network
// alone, so that a phone elsewhere cannot open it.
func IsLocal(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	host := u.Hostname()
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsUnspecified() || ip.IsLinkLocalUnicast())
}

package web_test

import (
	"testing"

	"tongxing/internal/web"
)

func TestReachOf(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]web.Reach{
		"http://127.0.0.1:8080":       web.Machine,
		"http://localhost":            web.Machine,
		"http://plan.localhost:81":    web.Machine,
		"http://[::1]:8080":           web.Machine,
		"http://0.0.0.0:8080":         web.Machine,
		"http://[::ffff:127.0.0.1]":   web.Machine,
		"":                            web.Machine,
		"http://%zz":                  web.Machine,
		"http://192.168.1.7:8080":     web.Network,
		"http://10.0.0.2":             web.Network,
		"http://172.31.0.1":           web.Network,
		"http://100.80.1.1":           web.Network,
		"http://[fe80::1]":            web.Network,
		"http://[fd00::7]:8080":       web.Network,
		"http://laoshi-pc:8080":       web.Network,
		"http://plan.local":           web.Network,
		"https://plan.home.arpa":      web.Network,
		"https://PLAN.LAN.":           web.Network,
		"https://plan.example.cn":     web.Anywhere,
		"http://203.0.113.9:8080":     web.Anywhere,
		"https://[2001:db8::1]":       web.Anywhere,
		"https://local.example.cn":    web.Anywhere,
		"https://172.32.0.1":          web.Anywhere,
		"https://localhost.evil.test": web.Anywhere,
	} {
		if got := web.ReachOf(address); got != want {
			t.Errorf("%q: reach %d, want %d", address, got, want)
		}
	}
}

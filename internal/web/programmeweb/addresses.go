package programmeweb

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"tongxing/internal/programme"
)

// Addresses that open a map, a telephone or a calendar. A template writes none
// of their schemes unless a type says that the address is safe: each is made
// here and nowhere else, of parts that this file has checked.

// mapURL opens a point in whatever map the device has (RFC 5870).
func mapURL(point programme.Point) template.URL {
	return template.URL("geo:" + degrees(point.LatitudeE6) + "," + degrees(point.LongitudeE6))
}

// degrees writes millionths of a degree.
func degrees(e6 int64) string { return strconv.FormatFloat(float64(e6)/1e6, 'f', -1, 64) }

// callURL and messageURL ring a number or write to it; empty where the text
// has no figure.
func callURL(phone string) template.URL { return dial("tel:", phone) }

func messageURL(phone string) template.URL { return dial("sms:", phone) }

func dial(scheme, phone string) template.URL {
	number := dialled(phone)
	if number == "" {
		return ""
	}
	return template.URL(scheme + number)
}

// dialled is a telephone number as a phone dials it: figures and plus signs.
func dialled(phone string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, phone)
}

// webcal is the address with which calendar programs subscribe; empty for what
// is not an address of a web server.
func webcal(address string) template.URL {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.Scheme = "webcal"
	return template.URL(u.String())
}

package feed

import "strings"

// Client is a kind of calendar program, as far as its User-Agent tells.
type Client string

// The kinds, in the order in which they are shown.
const (
	Apple       Client = "apple"
	Outlook     Client = "outlook"
	Google      Client = "google"
	Huawei      Client = "huawei"
	Xiaomi      Client = "xiaomi"
	Oppo        Client = "oppo"
	Vivo        Client = "vivo"
	Thunderbird Client = "thunderbird"
	Android     Client = "android" // a calendar on Android of no known maker
	WeChat      Client = "wechat"
	Browser     Client = "browser" // somebody looked, or saved once
	Unknown     Client = "unknown"
)

// Clients lists every kind in the order in which they are shown.
var Clients = []Client{Apple, Outlook, Google, Huawei, Xiaomi, Oppo, Vivo, Thunderbird, Android, WeChat, Browser, Unknown}

// Copies says whether such a program makes a copy that does not follow, rather
// than asking again.
func (c Client) Copies() bool { return c == Browser || c == WeChat }

// signs are parts of User-Agents in lower case, the telling ones first: a
// Huawei phone names Android too, and nearly everything says Mozilla.
var signs = []struct {
	part   string
	client Client
}{
	{"google-calendar", Google}, {"googlecalendar", Google},
	{"micromessenger", WeChat},
	{"thunderbird", Thunderbird}, {"lightning", Thunderbird},
	{"dataaccessd", Apple}, {"calendaragent", Apple}, {"accountsd", Apple}, {"ical/", Apple}, {"remindd", Apple},
	{"outlook", Outlook}, {"microsoft office", Outlook}, {"microsoft.exchange", Outlook}, {"exchange", Outlook},
	{"huawei", Huawei}, {"harmonyos", Huawei}, {"openharmony", Huawei}, {"honor", Huawei},
	{"xiaomi", Xiaomi}, {"miui", Xiaomi}, {"redmi", Xiaomi},
	{"oppo", Oppo}, {"coloros", Oppo}, {"oneplus", Oppo}, {"realme", Oppo}, {"heytap", Oppo},
	{"vivo", Vivo},
	{"icsx5", Android}, {"davx5", Android}, {"dalvik", Android}, {"okhttp", Android},
	{"mozilla/", Browser}, {"opera/", Browser},
}

// ClientOf returns what kind of program calls itself so.
func ClientOf(userAgent string) Client {
	const enough = 400
	lower := strings.ToLower(userAgent[:min(len(userAgent), enough)])
	for _, sign := range signs {
		if !strings.Contains(lower, sign.part) {
			continue
		}
		if strings.Contains(lower, "applewebkit") && sign.client != WeChat && sign.client != Google {
			return Browser // a page was opened, on whatever phone
		}
		return sign.client
	}
	return Unknown
}

package app_test

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
)

// ServeFeed is the kept feed of a published campaign of 60 sessions, asked for
// with gzip over loopback by as many clients as there are processors, each on
// its own kept connection, through everything that the server puts before a
// handler. The reference is a bare net/http handler that writes the same bytes
// under the same Content-Type and Content-Length. 0.8 of its throughput is
// 1.25 of its time.

func BenchmarkServeFeed(b *testing.B) {
	server := httptest.NewServer(feedApp(b).Handler())
	defer server.Close()
	ask(b, server.URL+"/c/a-drive/calendar.ics")
}

func BenchmarkServeFeedReference(b *testing.B) {
	a := feedApp(b)
	kept, err := a.Programmes.Feed(b.Context(), "a-drive", "", false)
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		h["Content-Type"], h["Content-Length"], h["Content-Encoding"] = []string{"text/calendar; charset=utf-8"}, []string{kept.Gzip.Length}, []string{"gzip"}
		_, _ = w.Write(kept.Gzip.Bytes)
	}))
	defer server.Close()
	ask(b, server.URL)
}

// ask sends the same request again and again on kept connections. It knows how
// long the answer is from the first one and only counts octets after that, as
// a load generator does, so that what is measured is the server.
func ask(b *testing.B, address string) {
	u, err := url.Parse(address)
	if err != nil {
		b.Fatal(err)
	}
	request := []byte("GET " + u.RequestURI() + " HTTP/1.1\r\nHost: " + u.Host + "\r\nAccept-Encoding: gzip\r\n\r\n")
	length := answerLength(b, u.Host, request)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		connection, err := net.Dial("tcp", u.Host)
		if err != nil {
			b.Error(err)
			return
		}
		defer connection.Close()
		answer := make([]byte, length)
		for pb.Next() {
			if _, err := connection.Write(request); err != nil {
				b.Error(err)
				return
			}
			if _, err := io.ReadFull(connection, answer); err != nil || !bytes.HasPrefix(answer, []byte("HTTP/1.1 200 ")) {
				b.Errorf("answer %.40q, %v", answer, err)
				return
			}
		}
	})
}

// answerLength returns the octets of one answer, header and body.
func answerLength(b *testing.B, host string, request []byte) int {
	b.Helper()
	connection, err := net.Dial("tcp", host)
	if err != nil {
		b.Fatal(err)
	}
	defer connection.Close()
	if _, err := connection.Write(request); err != nil {
		b.Fatal(err)
	}
	var seen bytes.Buffer
	answer, err := http.ReadResponse(bufio.NewReader(io.TeeReader(connection, &seen)), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.Header.Get("Content-Encoding") != "gzip" {
		b.Fatalf("answer %v, %v", answer.Header, err)
	}
	return seen.Len()
}

func feedApp(b *testing.B) *app.App {
	b.Helper()
	ctx := b.Context()
	a, err := app.Open(ctx, app.Config{Database: "sqlite:" + b.TempDir() + "/feed.db", Listen: "127.0.0.1:0", PublicURL: "https://plan.example", Log: quiet()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Close() })
	made, err := a.Accounts.Add(ctx, account.NewAccount{Profile: account.Profile{Name: "陈老师", SignInNames: account.SignInNames{Email: "a@demo.example"}},
		Password: password, Administrator: true}, nil)
	if err != nil {
		b.Fatal(err)
	}
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	c, err := a.Campaigns.Create(ctx, who, campaign.NewCampaign{Slug: "a-drive", Details: campaign.Details{Kind: campaign.VolunteerDrive, Title: "四校同行"}}, campaign.Outline{})
	if err != nil {
		b.Fatal(err)
	}
	for day := range 60 {
		_, err := a.Agendas.AddSession(ctx, who, c.ID, agenda.SessionFields{Title: "手语角", StartsOn: civil.NewDate(2026, 9, 1+day), StartsAt: civil.NewTimeOfDay(15, 0),
			EndsAt: civil.NewTimeOfDay(17, 0), Zone: "Asia/Shanghai"}, agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Interaction, Title: "一起学十个词", Seconds: agenda.LengthOf(1200)}})
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := a.Campaigns.Publish(ctx, who, c.ID); err != nil {
		b.Fatal(err)
	}
	return a
}

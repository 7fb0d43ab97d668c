package web_test

import (
	"bytes"
	"net/http"
	"net/url"
	"testing"
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/web/webtest"
)

// sessionStore keeps one session by a clock and counts what is written.
type sessionStore struct {
	clock   civil.Clock
	data    []byte
	expiry  time.Time
	written int
}

func (s *sessionStore) Find(string) ([]byte, bool, error) {
	return s.data, s.clock.Now().Time().Before(s.expiry), nil
}

func (s *sessionStore) Commit(_ string, data []byte, expiry time.Time) error {
	s.data, s.expiry = data, expiry
	s.written++
	return nil
}

func (s *sessionStore) Delete(string) error {
	s.expiry = time.Time{}
	return nil
}

// TestSessionsStayWhileUsed: reading pages writes once an hour at the most; a
// session ends after a week without use, and after a month whatever happens.
func TestSessionsStayWhileUsed(t *testing.T) {
	var log bytes.Buffer
	enter := func() (*civil.SetClock, *sessionStore, *webtest.Browser) {
		clock := civil.NewSetClock(civil.InstantOf(time.Now())) // the library goes by the machine's clock
		store := &sessionStore{clock: clock}
		b := webtest.New(t, siteWith(clock, store, &log))
		b.Post("/enter", url.Values{})
		store.written = 0
		return clock, store, b
	}
	clock, store, b := enter()
	for range 59 {
		clock.Advance(time.Minute)
		b.Send("GET", "/inside", nil).Expect(http.StatusOK)
	}
	if store.written != 0 {
		t.Errorf("an hour's reading wrote %d times", store.written)
	}
	for range 4 {
		clock.Advance(6 * 24 * time.Hour)
		b.Send("GET", "/inside", nil).Expect(http.StatusOK)
	}
	if store.written != 4 {
		t.Errorf("four visits in four weeks wrote %d times", store.written)
	}
	clock.Advance(6 * 24 * time.Hour)
	b.Send("GET", "/inside", nil).Expect(http.StatusSeeOther)

	clock, _, b = enter()
	clock.Advance(7*24*time.Hour + time.Minute)
	b.Send("GET", "/inside", nil).Expect(http.StatusSeeOther)
}

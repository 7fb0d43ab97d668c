package web

import (
	"context"
	"encoding/gob"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
)

// A session ends when it has not been used for idleTime, and in any case when
// longestTime has passed since the sign-in. Its use is noted when that puts the
// end off by stayStep or more: most requests write nothing.
const (
	idleTime    = 7 * 24 * time.Hour
	longestTime = 30 * 24 * time.Hour
	stayStep    = time.Hour
)

// sessionManager keeps sessions. The library's own idle timeout would write on
// every request; its lifetime is that of a session that is not used again, and
// stay puts the end off.
func sessionManager(config Config) *scs.SessionManager {
	gob.Register([]string{})
	m := scs.New()
	m.Store = config.Sessions
	m.HashTokenInStore = true
	m.Lifetime = idleTime
	m.Cookie.Name = "tongxing"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = strings.HasPrefix(config.PublicURL, "https:")
	m.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		config.Log.ErrorContext(r.Context(), "session", "error", err)
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
	}
	return m
}

// stay puts off the end of a session that somebody uses.
func (s *Server) stay(ctx context.Context) {
	end := s.config.Clock.Now().Time().Add(idleTime)
	if last := time.Unix(s.sessions.GetInt64(ctx, "began"), 0).Add(longestTime); last.Before(end) {
		end = last
	}
	if end.Sub(s.sessions.Deadline(ctx)) >= stayStep {
		s.sessions.SetDeadline(ctx, end)
	}
}

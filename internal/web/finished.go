package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/cache"
)

var (
	varyEncoding = []string{"Accept-Encoding"}
	askAgain     = []string{"public, no-cache"} // keep it, and ask whether it is still right
	gzipped      = []string{"gzip"}
	inline       = []string{"inline"}
	nosniff      = []string{"nosniff"}
)

// ServeFinished sends finished bytes to programs that ask again and again:
// compressed where they like it, 304 where they have it already. It takes no
// session and allocates next to nothing.
func ServeFinished(c echo.Context, f *cache.Finished, contentType string) error {
	r, h := c.Request(), c.Response().Header()
	body := f.For(strings.Join(r.Header["Accept-Encoding"], ","))
	h["Vary"], h["Cache-Control"], h["X-Content-Type-Options"] = varyEncoding, askAgain, nosniff
	h["Etag"] = []string{body.ETag}
	if f.LastModified != "" {
		h["Last-Modified"] = []string{f.LastModified}
	}
	if f.NotModified(body, strings.Join(r.Header["If-None-Match"], ","), r.Header.Get("If-Modified-Since")) {
		return c.NoContent(http.StatusNotModified)
	}
	h["Content-Type"], h["Content-Length"] = []string{contentType}, []string{body.Length}
	if h["Content-Disposition"] == nil {
		h["Content-Disposition"] = inline
	}
	if body.Encoding != "" {
		h["Content-Encoding"] = gzipped
	}
	c.Response().WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	_, err := c.Response().Write(body.Bytes)
	return err
}

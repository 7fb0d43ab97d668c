package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/cache"
)

var (
	varyEncoding = []string{"Accept-Encoding"}
	varyVisitor  = []string{"Accept-Encoding, Cookie"}
	askAgain     = []string{"public, no-cache"} // keep it, and ask whether it is still right
	keepToItself = []string{"private, no-cache"}
	gzipped      = []string{"gzip"}
	inline       = []string{"inline"}
	nosniff      = []string{"nosniff"}
)

// ServeFinished sends finished bytes to programs that ask again and again:
// compressed where they like it, 304 where they have it already. It takes no
// session and allocates next to nothing: eight header fields are as many as fit
// into a Go map before it grows, and none of the types sent is sniffed.
func ServeFinished(c echo.Context, f *cache.Finished, contentType string) error {
	h := c.Response().Header()
	h["Vary"], h["Cache-Control"] = varyEncoding, askAgain
	return serve(c, f, contentType)
}

// ServePrivately is ServeFinished for what only some may see: their browsers
// keep it, nothing on the way does.
func ServePrivately(c echo.Context, f *cache.Finished, contentType string) error {
	h := c.Response().Header()
	h["Vary"], h["Cache-Control"], h["X-Content-Type-Options"] = varyVisitor, keepToItself, nosniff
	return serve(c, f, contentType)
}

func serve(c echo.Context, f *cache.Finished, contentType string) error {
	r, h := c.Request(), c.Response().Header()
	body := f.For(strings.Join(r.Header["Accept-Encoding"], ","))
	values := [...]string{body.ETag, f.LastModified, contentType, body.Length} // one allocation for four fields
	h["Etag"] = values[0:1:1]
	if f.LastModified != "" {
		h["Last-Modified"] = values[1:2:2]
	}
	if f.NotModified(body, strings.Join(r.Header["If-None-Match"], ","), r.Header.Get("If-Modified-Since")) {
		return c.NoContent(http.StatusNotModified)
	}
	h["Content-Type"], h["Content-Length"] = values[2:3:3], values[3:4:4]
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

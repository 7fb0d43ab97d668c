package web

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/cache"
	"tongxing/internal/civil"
)

// Download is a file that a person saves.
type Download struct {
	Name      string // as people call it, without ending; may hold anything
	Plain     string // for programs that know only letters: "plan"
	Ending    string // "docx"
	MediaType string
	Bytes     []byte
}

// ServeDownload sends a file that only some may have, under its name: in full
// for the programs of today, in letters for the others (RFC 6266, RFC 5987).
func ServeDownload(c echo.Context, d Download) error {
	name := strings.ReplaceAll(url.QueryEscape(fileName(d.Name)+"."+d.Ending), "+", "%20")
	header := c.Response().Header()
	header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.%s"; filename*=UTF-8''%s`, d.Plain, d.Ending, name))
	header.Set("X-Robots-Tag", "noindex")
	return ServePrivately(c, cache.Prepare(d.Bytes, civil.Instant{}), d.MediaType)
}

// fileName is a name without what the names of files may not have.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}

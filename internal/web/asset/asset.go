// Package asset gives each static file an address that changes with its
// content, so that browsers may keep it for ever.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"tongxing/static"
)

// Prefix is the path below which static files are served.
const Prefix = "/static/"

type file struct {
	name string
	url  string
	body []byte
}

type table struct{ byName, byURL map[string]*file }

var files = sync.OnceValues(func() (*table, error) {
	t := &table{byName: map[string]*file{}, byURL: map[string]*file{}}
	err := fs.WalkDir(static.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name == "fonts":
			return fs.SkipDir // for PDFs; never sent to browsers, never read whole
		case entry.IsDir() || strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		body, err := fs.ReadFile(static.Files(), name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		ext := path.Ext(name)
		f := &file{name, Prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext, body}
		t.byName[f.name], t.byURL[f.url] = f, f
		return nil
	})
	return t, err
})

// URL returns the address of the static file name, such as "css/base.css". A
// name that does not exist is an error.
func URL(name string) (string, error) {
	t, err := files()
	if err != nil {
		return "", err
	}
	f, ok := t.byName[name]
	if !ok {
		return "", fmt.Errorf("there is no static file %q", name)
	}
	return f.url, nil
}

// Handler serves the addresses that URL returns, for ever cacheable, and
// answers 404 for anything else.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t, err := files()
		if err != nil {
			http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
			return
		}
		f, ok := t.byURL[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		http.ServeContent(w, r, f.name, time.Time{}, bytes.NewReader(f.body))
	})
}

// Package docxtest holds Word documents to the order of elements in the
// schema. Word offers to repair a document that breaks it.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// Parts unpacks a document.
func Parts(t testing.TB, made []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// InOrder reports every element of a document that stands at another place
// than the schema gives it, or is not of the schema there.
func InOrder(t testing.TB, parts map[string]string) {
	t.Helper()
	for name, text := range parts {
		if strings.HasPrefix(name, "word/") && !strings.HasSuffix(name, ".rels") {
			inOrder(t, name, text)
		}
	}
}

// element is one that is open, with the place of its last child.
type element struct {
	name string
	at   int
}

func inOrder(t testing.TB, part, text string) {
	t.Helper()
	decoder, open := xml.NewDecoder(strings.NewReader(text)), []element{{}}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", part, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			parent := &open[len(open)-1]
			if !parent.takes(token.Name.Local) {
				t.Errorf("%s: %s stands at the wrong place of %s", part, token.Name.Local, parent.name)
			}
			open = append(open, element{name: token.Name.Local})
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// takes reports whether a child may come next. A paragraph's runs and fields
// mix freely behind its properties, as do the blocks of a body.
func (e *element) takes(child string) bool {
	if e.name == "" {
		return true // the part's root
	}
	sequence, known := sequences[e.name]
	if !known {
		return slices.Contains(mixed[e.name], child)
	}
	at := slices.Index(sequence, child)
	if at < 0 || at < e.at && !(e.name == "p" && at > 0) {
		return false
	}
	e.at = at
	return true
}

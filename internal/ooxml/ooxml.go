// Package ooxml packs the files that Office programs read: parts of XML in a
// zip, with what says what each is and how they are tied together (ISO/IEC
// 29500-2).
//
// Words: a Part is a file of a Package; a Tie is a relationship, by which a
// part, or the package itself, names another part.
//
// Invariants: the same Package gives the same bytes, its parts in their order.
package ooxml

import (
	"archive/zip"
	"bytes"
	"path"
	"strings"
	"time"
)

// declaration begins every part.
const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Office begins the kinds of tie between the parts of a document.
const Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// Package is a file that an Office program reads.
type Package struct {
	Ties  []Tie // to the document itself and to its properties
	Parts []Part
}

// Part is a file of a package.
type Part struct {
	Name string // within the zip, such as "word/document.xml"
	Type string // its media type
	XML  string // without a declaration
	Ties []Tie
}

// Tie names a part by an id.
type Tie struct {
	ID     string
	Kind   string // a URI
	Target string // the part's name, seen from the folder of the part that names it
}

// Bytes returns the finished file.
func (p Package) Bytes() ([]byte, error) {
	var types strings.Builder
	types.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, part := range p.Parts {
		types.WriteString(`<Override PartName="/` + part.Name + `" ContentType="` + part.Type + `"/>`)
	}
	types.WriteString(`</Types>`)
	files := []Part{{Name: "[Content_Types].xml", XML: types.String()}, {Name: "_rels/.rels", XML: relationships(p.Ties)}}
	for _, part := range p.Parts {
		if len(part.Ties) > 0 {
			folder, name := path.Split(part.Name)
			files = append(files, Part{Name: folder + "_rels/" + name + ".rels", XML: relationships(part.Ties)})
		}
		files = append(files, part)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, file := range files {
		// The earliest time that a zip can hold: the bytes follow from the parts alone.
		w, err := z.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(declaration + file.XML)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func relationships(ties []Tie) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, t := range ties {
		b.WriteString(`<Relationship Id="` + t.ID + `" Type="` + t.Kind + `" Target="` + t.Target + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

package plandoc

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// Limits on what a .docx may unpack to. A page of Word is some 10 kB of XML,
// so these hold books; a zip bomb or a tower of elements meets them early.
const (
	maxPartBytes = 48 << 20
	maxDepth     = 256
	maxParts     = 4096
	maxCells     = 100
)

// docx is an opened Word document: its parts and what they say about styles,
// numbering and notes.
type docx struct {
	files  map[string]*zip.File
	budget int64 // bytes that may still be unpacked

	styles    map[string]*docxStyle
	numbering *numbering
	notes     map[string]string // "footnote 2" → text
}

// readDocx returns the paragraphs and table rows of a Word document as lines.
func readDocx(data []byte) ([]line, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, brokenDocx(err)
	}
	if len(archive.File) > maxParts {
		return nil, tooLarge()
	}
	d := &docx{files: map[string]*zip.File{}, budget: maxPartBytes, notes: map[string]string{}}
	for _, f := range archive.File {
		d.files[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	main, err := d.mainPart()
	if err != nil {
		return nil, err
	}
	folder := path.Dir(main)
	if d.styles, err = d.readStyles(folder + "/styles.xml"); err != nil {
		return nil, err
	}
	if d.numbering, err = d.readNumbering(folder + "/numbering.xml"); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		if err := d.readNotes(folder+"/"+kind+"s.xml", kind); err != nil {
			return nil, err
		}
	}
	return d.readBody(main)
}

// mainPart finds the document part through the package's relationships.
func (d *docx) mainPart() (string, error) {
	if d.files["word/document.xml"] != nil {
		return "word/document.xml", nil
	}
	found := ""
	err := d.walk("_rels/.rels", func(w *walker, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			found = strings.ToLower(strings.TrimPrefix(attr(e, "Target"), "/"))
		}
		return nil
	}, nil)
	if err != nil {
		return "", err
	}
	if d.files[found] == nil {
		return "", invalid(KeyBrokenDocx)
	}
	return found, nil
}

// walker reads one part element by element and refuses to go too deep.
type walker struct {
	decoder *xml.Decoder
	depth   int
}

// walk calls open for each element and leave for each end of one. A missing
// part is an empty one.
func (d *docx) walk(name string, open func(*walker, xml.StartElement) error, leave func(xml.EndElement)) error {
	return d.walkText(name, open, leave, nil)
}

func (d *docx) walkText(name string, open func(*walker, xml.StartElement) error, leave func(xml.EndElement), text func(xml.CharData)) error {
	f := d.files[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	part, err := f.Open()
	if err != nil {
		return brokenDocx(err)
	}
	defer part.Close()
	w := &walker{decoder: xml.NewDecoder(&limited{part, &d.budget})}
	w.decoder.Strict = true
	for {
		token, err := w.decoder.RawToken()
		if errors.Is(err, io.EOF) {
			if w.depth != 0 {
				return invalid(KeyBrokenDocx)
			}
			return nil
		}
		if err != nil {
			return brokenDocx(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if w.depth++; w.depth > maxDepth {
				return invalid(KeyBrokenDocx)
			}
			if err := open(w, t); err != nil {
				return err
			}
		case xml.EndElement:
			w.depth--
			if leave != nil {
				leave(t)
			}
		case xml.CharData:
			if text != nil {
				text(t)
			}
		}
	}
}

// skip passes over the element just opened.
func (w *walker) skip() error {
	for depth := 1; depth > 0; {
		token, err := w.decoder.RawToken()
		if err != nil {
			return brokenDocx(err)
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; w.depth+depth > maxDepth {
				return invalid(KeyBrokenDocx)
			}
		case xml.EndElement:
			depth--
		}
	}
	w.depth--
	return nil
}

// limited stops a part that unpacks to more than the document's budget.
type limited struct {
	io.Reader
	left *int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if *l.left -= int64(n); *l.left < 0 {
		return 0, tooLarge()
	}
	return n, err
}

// attr returns the attribute with this local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reports whether a Word toggle such as <w:b w:val="0"/> is switched on.
func on(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// readNotes keeps the text of each foot- or endnote by its number.
func (d *docx) readNotes(name, kind string) error {
	id, reading := "", false
	return d.walkText(name, func(w *walker, e xml.StartElement) error {
		switch e.Name.Local {
		case kind:
			id = kind + " " + attr(e, "id")
			if attr(e, "type") != "" {
				return w.skip()
			}
		case "t":
			reading = true
		case "p":
			if d.notes[id] != "" {
				d.notes[id] += " "
			}
		case "del", "moveFrom", "Fallback":
			return w.skip()
		}
		return nil
	}, func(e xml.EndElement) {
		if e.Name.Local == "t" {
			reading = false
		}
	}, func(text xml.CharData) {
		if reading {
			d.notes[id] += clean(string(text))
		}
	})
}

package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"tongxing/internal/fault"
)

// Limits of what is read. A table of an agenda has some hundred kilobytes; a
// small file that unpacks to much, or repeats a long text in every cell, meets
// one of these early.
const (
	MaxBytes     = 5 << 20
	mostUnpacked = 24 << 20 // of all parts that are read
	mostText     = 4 << 20  // of all cells
	mostRows     = 5000
	mostColumns  = 100
)

// Table is a sheet as its reader sees it: rows of as many cells as are filled.
// Dates are 2026-05-15, times of day 09:05; numbers are bare.
type Table struct {
	Name string
	Rows [][]string
}

// Read returns the sheets of a .xlsx file, the empty ones left out. Faults:
// TooLarge, and Invalid for what is no such file.
func Read(data []byte) ([]Table, error) {
	if len(data) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "table.too_large")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "table.not_xlsx")
	}
	b := book{files: map[string]*zip.File{}, unpacked: mostUnpacked, text: mostText}
	for _, f := range z.File {
		b.files[f.Name] = f
	}
	tables, err := b.read()
	if err != nil && fault.From(err) == nil {
		err = fault.Wrap(err, fault.Invalid, "table.not_xlsx")
	}
	return tables, err
}

// book is a file being read.
type book struct {
	files    map[string]*zip.File
	unpacked int64 // bytes that may still be unpacked
	text     int   // bytes that cells may still have
	shared   []string
	times    map[int]bool // styles that show a date or a time
}

type textElement struct {
	Plain string `xml:"t"`
	Runs  []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (t textElement) String() string {
	var s strings.Builder
	s.WriteString(t.Plain)
	for _, r := range t.Runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

func (b *book) read() ([]Table, error) {
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var ties struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	var shared struct {
		All []textElement `xml:"si"`
	}
	if err := errors.Join(b.decode("xl/workbook.xml", &workbook, true), b.decode("xl/_rels/workbook.xml.rels", &ties, true),
		b.decode("xl/sharedStrings.xml", &shared, false), b.readStyles()); err != nil {
		return nil, err
	}
	for _, s := range shared.All {
		b.shared = append(b.shared, s.String())
	}
	targets := map[string]string{}
	for _, t := range ties.All {
		targets[t.ID] = strings.TrimPrefix(path.Join("/xl", t.Target), "/")
		if strings.HasPrefix(t.Target, "/") {
			targets[t.ID] = strings.TrimPrefix(t.Target, "/")
		}
	}
	var tables []Table
	for _, s := range workbook.Sheets {
		rows, err := b.rows(targets[s.ID])
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			tables = append(tables, Table{s.Name, rows})
		}
	}
	return tables, nil
}

// open returns a part, of which no more can be read than it says it has. What
// it has is taken from what may still be unpacked, each time it is opened.
func (b *book) open(name string) (io.ReadCloser, error) {
	f, ok := b.files[name]
	if !ok {
		return nil, fmt.Errorf("no part %q", name)
	}
	if f.UncompressedSize64 > uint64(b.unpacked) {
		return nil, fault.New(fault.TooLarge, "table.unpacks_too_large")
	}
	size := int64(f.UncompressedSize64)
	b.unpacked -= size
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(r, size), r}, nil
}

func (b *book) decode(name string, into any, must bool) error {
	if _, there := b.files[name]; !there && !must {
		return nil
	}
	r, err := b.open(name)
	if err != nil {
		return err
	}
	return errors.Join(xml.NewDecoder(r).Decode(into), r.Close())
}

// readStyles finds the styles whose numbers are moments (ISO/IEC 29500-1,
// 18.8.30).
func (b *book) readStyles() error {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.decode("xl/styles.xml", &styles, false); err != nil {
		return err
	}
	moment := map[int]bool{}
	for id := range 50 {
		moment[id] = 14 <= id && id <= 22 || 27 <= id && id <= 36 || 45 <= id && id <= 47
	}
	for _, f := range styles.Formats {
		code := strings.ToLower(f.Code)
		moment[f.ID] = !strings.Contains(code, "0.0") && (strings.Contains(code, "h") || strings.Contains(code, "yy") || strings.Contains(code, "m") && strings.ContainsAny(code, "ds:"))
	}
	b.times = map[int]bool{}
	for i, c := range styles.Cells {
		b.times[i] = moment[c.Format]
	}
	return nil
}

type cellElement struct {
	At     string      `xml:"r,attr"`
	Style  int         `xml:"s,attr"`
	Kind   string      `xml:"t,attr"`
	Value  string      `xml:"v"`
	Inline textElement `xml:"is"`
}

func (b *book) rows(name string) (rows [][]string, err error) {
	r, err := b.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	decoder := xml.NewDecoder(r)
	var row []string
	next := 0 // the column of a cell that does not name its own
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		switch element := token.(type) {
		case xml.StartElement:
			switch element.Name.Local {
			case "row":
				row, next = nil, 0
			case "c":
				var c cellElement
				if err := decoder.DecodeElement(&c, &element); err != nil {
					return nil, err
				}
				if row, err = b.put(row, next, c); err != nil {
					return nil, err
				}
				next++
			}
		case xml.EndElement:
			if element.Name.Local != "row" || len(row) == 0 {
				continue
			}
			if rows = append(rows, row); len(rows) > mostRows {
				return nil, fault.New(fault.TooLarge, "table.too_many_rows", "Most", mostRows)
			}
		}
	}
}

// put returns a row with a cell in its column, which is next where it names
// none. Empty cells and those far to the right are left out.
func (b *book) put(row []string, next int, c cellElement) ([]string, error) {
	at := columnOf(c.At)
	if at < 0 {
		at = next
	}
	text := strings.TrimSpace(b.words(c))
	if text == "" || at >= mostColumns {
		return row, nil
	}
	if b.text -= len(text); b.text < 0 {
		return nil, fault.New(fault.TooLarge, "table.unpacks_too_large")
	}
	for len(row) <= at {
		row = append(row, "")
	}
	row[at] = text
	return row, nil
}

// columnOf returns the column of a reference such as B7 from 0, or -1.
func columnOf(reference string) int {
	n := 0
	for _, r := range reference {
		if r < 'A' || r > 'Z' || n > mostColumns {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}

// words returns what a cell shows.
func (b *book) words(c cellElement) string {
	switch c.Kind {
	case "s":
		if i, err := strconv.Atoi(c.Value); err == nil && 0 <= i && i < len(b.shared) {
			return b.shared[i]
		}
		return ""
	case "inlineStr":
		return c.Inline.String()
	case "str", "d":
		return c.Value
	case "b", "e":
		return ""
	}
	n, err := strconv.ParseFloat(c.Value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return c.Value
	}
	if b.times[c.Style] && 0 <= n && n < 200_000 {
		return momentWords(n)
	}
	return strconv.FormatFloat(math.Round(n*1e6)/1e6, 'f', -1, 64)
}

// momentWords writes days since the last day of 1899 as Excel shows them.
func momentWords(days float64) string {
	at := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(math.Round(days*24*60)) * time.Minute)
	switch {
	case days < 1:
		return at.Format("15:04")
	case at.Hour() == 0 && at.Minute() == 0:
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02 15:04")
}

package paper

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

// deflaters keeps compressors: setting one up costs more than a page.
var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// finishing rewrites what gofpdf drew, object by object.
type finishing struct {
	out     bytes.Buffer
	offsets []int // by object number
}

// finish returns a document with its fonts in place of the placeholders, its
// language, and compressed streams. drawn is gofpdf's uncompressed output.
func finish(drawn []byte, language string, subsets []*subset) ([]byte, error) {
	objects, root, err := objectsOf(drawn)
	if err != nil {
		return nil, err
	}
	f := &finishing{offsets: make([]int, len(objects), len(objects)+4*len(subsets))}
	f.out.Grow(len(drawn) + 1<<16)
	f.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") // bytes above 127 say: binary
	placeholders := make(map[string]*subset, len(subsets))
	for _, s := range subsets {
		placeholders["<</Type /Font\n/BaseFont /"+s.file+"\n"] = s
	}
	for n := 1; n < len(objects); n++ {
		body := objects[n]
		end := bytes.IndexByte(body, '\n')
		switch {
		case n == root:
			f.object(n, catalog(body, language))
		case bytes.HasPrefix(body, []byte("<</Length ")):
			content, err := contentOf(body[:max(end, 0)], body)
			if err != nil {
				return nil, err
			}
			f.stream(n, "", content)
		case bytes.HasPrefix(body, []byte("<</Type /Font\n")):
			line := bytes.IndexByte(body[end+1:], '\n') + end + 2
			s, ok := placeholders[string(body[:line])]
			if !ok {
				return nil, fmt.Errorf("unknown font in %q", body)
			}
			if err := f.font(n, s); err != nil {
				return nil, err
			}
		default:
			f.object(n, body)
		}
	}
	f.trailer(root, root-1) // gofpdf writes the information just before the catalogue
	return f.out.Bytes(), nil
}

// objectsOf returns the bodies of gofpdf's objects by number, and which of
// them is the catalogue. It goes by the cross-reference table, since text may
// look like anything.
func objectsOf(drawn []byte) (objects [][]byte, root int, err error) {
	at := bytes.LastIndex(drawn, []byte("startxref\n"))
	if at < 0 {
		return nil, 0, errors.New("drawn document has no cross-reference")
	}
	var table, count int
	if _, err := fmt.Sscanf(string(drawn[at:]), "startxref\n%d", &table); err != nil {
		return nil, 0, fmt.Errorf("drawn document: %w", err)
	}
	if _, err := fmt.Sscanf(string(drawn[table:at]), "xref\n0 %d\n", &count); err != nil {
		return nil, 0, fmt.Errorf("drawn document: %w", err)
	}
	if i := bytes.Index(drawn[table:], []byte("/Root ")); i < 0 {
		return nil, 0, errors.New("drawn document has no catalogue")
	} else if _, err := fmt.Sscanf(string(drawn[table+i:at]), "/Root %d", &root); err != nil {
		return nil, 0, fmt.Errorf("drawn document: %w", err)
	}
	const line = 20 // bytes of an entry
	entries := drawn[table+len("xref\n0 \n")+len(strconv.Itoa(count)):]
	type place struct{ number, offset int }
	places := make([]place, 0, count)
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(entries[line*n : line*n+10]))
		if err != nil {
			return nil, 0, fmt.Errorf("drawn document: %w", err)
		}
		places = append(places, place{n, offset})
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.offset, b.offset) })
	objects = make([][]byte, count)
	for i, p := range places {
		end := table
		if i+1 < len(places) {
			end = places[i+1].offset
		}
		_, body, _ := bytes.Cut(drawn[p.offset:end], []byte(" obj\n"))
		objects[p.number] = bytes.TrimSuffix(body, []byte("\nendobj\n"))
	}
	return objects, root, nil
}

// contentOf returns the bytes of a stream object.
func contentOf(dictionary, body []byte) ([]byte, error) {
	var length int
	if _, err := fmt.Sscanf(string(dictionary), "<</Length %d>>", &length); err != nil {
		return nil, fmt.Errorf("drawn page: %w", err)
	}
	_, content, ok := bytes.Cut(body, []byte("stream\n"))
	if !ok || length > len(content) {
		return nil, errors.New("drawn page is cut off")
	}
	return content[:length], nil
}

// catalog adds the language, and that the title is shown and not the file's
// name, as PDF/UA asks.
func catalog(body []byte, language string) []byte {
	language = strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, language)
	body = bytes.TrimSuffix(body, []byte(">>"))
	return fmt.Appendf(bytes.Clone(body), "/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n>>", language)
}

// font writes a composite font in object n and what it needs in new objects.
func (f *finishing) font(n int, s *subset) error {
	data, m, err := s.cut()
	if err != nil {
		return err
	}
	name := s.name()
	next := len(f.offsets)
	f.object(n, fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, next, next+1))
	widths := []byte("[0[")
	for _, w := range s.advances {
		widths = append(strconv.AppendInt(widths, int64(w), 10), ' ')
	}
	f.object(next, fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW 1000/W %s]]>>", name, next+2, widths))
	f.stream(next+1, "", s.toUnicode())
	f.object(next+2, fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.Ascent, m.Descent, m.CapHeight, 50+m.Weight*m.Weight/65/65, next+3))
	f.stream(next+3, "/Length1 "+strconv.Itoa(len(data)), data)
	return nil
}

// toUnicode is the map from codes to text (ISO 32000-1 §9.10.3), by which
// readers search and copy; characters beyond the BMP are surrogate pairs.
func (s *subset) toUnicode() []byte {
	const (
		hex   = "0123456789ABCDEF"
		block = 100 // entries allowed in one section
	)
	word := func(b []byte, v int) []byte { return append(b, hex[v>>12], hex[v>>8&15], hex[v>>4&15], hex[v&15]) }
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 1; from < len(s.runes); from += block {
		to := min(from+block, len(s.runes))
		b = append(strconv.AppendInt(b, int64(to-from), 10), " beginbfchar\n"...)
		for code := from; code < to; code++ {
			b = append(word(append(b, '<'), code), "> <"...)
			if high, low := utf16.EncodeRune(s.runes[code]); high != 0xFFFD {
				b = word(word(b, int(high)), int(low))
			} else {
				b = word(b, int(s.runes[code]))
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

func (f *finishing) object(n int, body []byte) {
	for len(f.offsets) <= n {
		f.offsets = append(f.offsets, 0)
	}
	f.offsets[n] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n", n)
	f.out.Write(body)
	f.out.WriteString("\nendobj\n")
}

// stream writes a compressed stream.
func (f *finishing) stream(n int, dictionary string, content []byte) {
	var packed bytes.Buffer
	packed.Grow(len(content)/2 + 64)
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(&packed)
	// A bytes.Buffer takes everything, so neither call can fail.
	_, _ = w.Write(content)
	_ = w.Close()
	body := fmt.Appendf(make([]byte, 0, packed.Len()+128), "<<%s/Filter/FlateDecode/Length %d>>\nstream\n", dictionary, packed.Len())
	f.object(n, append(append(body, packed.Bytes()...), "\nendstream"...))
}

func (f *finishing) trailer(root, info int) {
	at := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets))
	for _, offset := range f.offsets[1:] {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.offsets), root, info, at)
}

package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"tongxing/internal/docx"
	"tongxing/internal/docx/docxtest"
)

func unpack(t *testing.T, f docx.File) map[string]string {
	t.Helper()
	made, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := f.Bytes(); !bytes.Equal(made, again) {
		t.Error("the same file gives other bytes")
	}
	return docxtest.Parts(t, made)
}

// TestTies: edges are parts of their own, tied to the document by the ids that
// its body uses.
func TestTies(t *testing.T) {
	t.Parallel()
	all := unpack(t, docx.File{Title: "a<b", Body: docx.Paragraph("Normal", "", docx.Run("", "甲")), Edges: []docx.Edge{{XML: "<w:p/>"}, {Foot: true, XML: "<w:p/>"}}})
	for part, want := range map[string]string{
		"word/_rels/document.xml.rels": `Id="` + docx.EdgeID(0) + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"`,
		"[Content_Types].xml":          `PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"`,
		"word/footer2.xml":             "<w:ftr ",
		"docProps/core.xml":            "<dc:title>a&lt;b</dc:title>",
	} {
		if !strings.Contains(all[part], want) {
			t.Errorf("%s lacks %s:\n%s", part, want, all[part])
		}
	}
	if strings.Contains(all["word/_rels/document.xml.rels"], "numbering") {
		t.Error("a list's shape without lists")
	}
}

// FuzzRun: whatever text it is, the document is XML and says it.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{"甲 & <乙>", "\x00\xff\ufffe]]>", "一\n二\t三", "😀\u202e\"'", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var said strings.Builder
		decoder := xml.NewDecoder(strings.NewReader(`<x xmlns:w="w">` + docx.Run("", text) + `</x>`))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.CharData:
				said.Write(token)
			case xml.StartElement:
				if token.Name.Local == "br" {
					said.WriteByte('\n')
				}
			}
		}
		if want := docx.Clean(text); said.String() != want {
			t.Errorf("%q says %q, want %q", text, said.String(), want)
		}
	})
}

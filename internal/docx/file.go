package docx

import (
	"strconv"
	"strings"

	"tongxing/internal/ooxml"
)

const (
	spaces   = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	contents = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// File is a Word document. Body, Styles, Settings and Numbering are what stands
// within the root elements of these parts.
type File struct {
	Title     string // of the file's properties
	Language  string // BCP 47
	Body      string
	Styles    string
	Settings  string
	Fonts     []Font
	Numbering string // the lists' shapes; empty for none
	Edges     []Edge // in the order by which EdgeID knows them
}

// Edge is what stands at the head or the foot of pages. A section of the body
// names it by EdgeID.
type Edge struct {
	Foot bool
	XML  string // paragraphs
}

// EdgeID returns the id by which the body names the edge of that index.
func EdgeID(i int) string { return "rId" + strconv.Itoa(5+i) }

// Bytes returns the finished document.
func (f File) Bytes() ([]byte, error) {
	document := ooxml.Part{Name: "word/document.xml", Type: contents + "document.main+xml", XML: element("document", `<w:body>`+f.Body+`</w:body>`)}
	var tied []ooxml.Part
	tie := func(id, kind, file, xml string) {
		document.Ties = append(document.Ties, ooxml.Tie{ID: id, Kind: ooxml.Office + kind, Target: file})
		tied = append(tied, ooxml.Part{Name: "word/" + file, Type: contents + kind + "+xml", XML: xml})
	}
	tie("rId1", "styles", "styles.xml", element("styles", f.Styles))
	tie("rId2", "settings", "settings.xml", element("settings", f.Settings))
	tie("rId3", "fontTable", "fontTable.xml", element("fonts", fontTable(f.Fonts)))
	if f.Numbering != "" {
		tie("rId4", "numbering", "numbering.xml", element("numbering", f.Numbering))
	}
	for i, edge := range f.Edges {
		kind, root := "header", "hdr"
		if edge.Foot {
			kind, root = "footer", "ftr"
		}
		tie(EdgeID(i), kind, kind+strconv.Itoa(i+1)+".xml", element(root, edge.XML))
	}
	return ooxml.Package{
		Ties: []ooxml.Tie{
			{ID: "rId1", Kind: ooxml.Office + "officeDocument", Target: document.Name},
			{ID: "rId2", Kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", Target: "docProps/core.xml"},
		},
		Parts: append([]ooxml.Part{f.properties(), document}, tied...),
	}.Bytes()
}

// properties are the part that says the file's title and language.
func (f File) properties() ooxml.Part {
	return ooxml.Part{Name: "docProps/core.xml", Type: "application/vnd.openxmlformats-package.core-properties+xml",
		XML: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
			`<dc:title>` + escape(f.Title) + `</dc:title><dc:language>` + escape(f.Language) + `</dc:language></cp:coreProperties>`}
}

func element(name, inner string) string {
	return `<w:` + name + spaces + `>` + inner + `</w:` + name + `>`
}

func fontTable(fonts []Font) string {
	var b strings.Builder
	for _, f := range fonts {
		b.WriteString(`<w:font w:name="` + f.Name + `"><w:altName w:val="` + f.Instead + `"/><w:charset w:val="` + f.Charset + `"/><w:family w:val="` + f.Family + `"/><w:pitch w:val="variable"/></w:font>`)
	}
	return b.String()
}

package runsheet

import (
	"strings"

	"tongxing/internal/docx"
)

// Word returns a run sheet as a Word file that can be edited: tables on their
// side, scripts upright with what is read out in 16 points, each sheet in pages
// of its own. The head of every page names sheet, edition and page; what the
// edition says of files that are edited by hand stands at the foot.
func Word(r RunSheet) ([]byte, error) {
	file := docx.File{
		Title: r.Title, Language: r.Language, Fonts: wordFonts, Styles: wordStyles(),
		Settings: `<w:defaultTabStop w:val="480"/><w:characterSpacingControl w:val="doNotCompress"/>` + docx.Compatibility,
	}
	var body strings.Builder
	for i, s := range r.Sheets {
		w := wordSheet{Sheet: s, labels: r.Labels}
		w.opening()
		if s.Script {
			w.script()
		} else {
			w.table()
		}
		section := w.section(docx.EdgeID(len(file.Edges)), docx.EdgeID(len(file.Edges)+1))
		file.Edges = append(file.Edges, docx.Edge{XML: w.head()}, docx.Edge{Foot: true, XML: w.foot()})
		body.WriteString(w.String())
		if i+1 < len(r.Sheets) {
			section = docx.Paragraph("Normal", section, "")
		}
		body.WriteString(section)
	}
	file.Body = body.String()
	return file.Bytes()
}

const (
	wordHan   = "微软雅黑"
	wordLatin = "Arial"
	wordSeal  = "B3261E"
	wordSoft  = "5C5447"
)

var wordFonts = []docx.Font{
	{Name: wordHan, Instead: "Microsoft YaHei,PingFang SC,苹方-简,思源黑体,Noto Sans CJK SC,黑体,SimHei", Family: "swiss", Charset: "86"},
	{Name: wordLatin, Instead: "Liberation Sans,Helvetica", Family: "swiss", Charset: "00"},
}

// wordFace is a face of a size in points.
func wordFace(points float64, bold bool, color string) docx.Face {
	return docx.Face{Latin: wordLatin, Han: wordHan, Size: int(2 * points), Bold: bold, Color: color}
}

// wordStyles are the styles by which people change the look of the whole file.
func wordStyles() string {
	const keep = `<w:keepLines/>`
	line := func(height int) string { return docx.Spacing(height, "atLeast") }
	apart := func(before, height string) string {
		return `<w:spacing w:before="` + before + `" w:after="0" w:line="` + height + `" w:lineRule="atLeast"/>`
	}
	left := `<w:jc w:val="left"/>`
	bar := `<w:pBdr><w:left w:val="single" w:sz="24" w:space="4" w:color="` + wordSeal + `"/></w:pBdr>`
	styles := []docx.Style{
		{ID: "Normal", Name: "Normal", Properties: line(280) + left, Run: wordFace(10, false, "").Properties()},
		{ID: "Title", Name: "Title", Properties: `<w:keepNext/>` + apart("0", "480") + left, Run: wordFace(20, true, "").Properties()},
		{ID: "Heading1", Name: "heading 1", Next: "Normal", Run: wordFace(17, true, "").Properties(),
			Properties: keep + `<w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="000000"/></w:pBdr><w:tabs><w:tab w:val="left" w:pos="1500"/></w:tabs>` + apart("280", "440") + left + `<w:outlineLvl w:val="0"/>`},
		{ID: "Kicker", Name: "Sheet Kicker", Properties: `<w:keepNext/>` + line(260) + left, Run: wordFace(9, true, wordSeal).Properties()},
		{ID: "Draft", Name: "Sheet Draft", Properties: line(300) + left, Run: wordFace(10.5, true, wordSeal).Properties()},
		{ID: "Edge", Name: "Sheet Edge", Properties: line(240) + left, Run: wordFace(8.5, false, wordSoft).Properties()},
		{ID: "ColumnHead", Name: "Sheet Column Head", Properties: `<w:keepNext/>` + line(260) + left, Run: wordFace(9, true, "").Properties()},
		{ID: "Item", Name: "Sheet Item", Properties: apart("40", "280") + left, Run: wordFace(11, true, "").Properties()},
		{ID: "Time", Name: "Sheet Time", Properties: apart("40", "280") + left, Run: wordFace(12, true, "").Properties()},
		{ID: "Cell", Name: "Sheet Cell", Properties: apart("40", "280") + left, Run: wordFace(10, false, "").Properties()},
		{ID: "Tag", Name: "Sheet Tag", Properties: line(250) + left, Run: wordFace(9, true, wordSoft).Properties()},
		{ID: "Note", Name: "Sheet Note", Properties: line(260) + left, Run: wordFace(9, false, wordSoft).Properties()},
		{ID: "Change", Name: "Sheet Change", Properties: bar + line(260) + left, Run: wordFace(9.5, true, wordSeal).Properties()},
		{ID: "Words", Name: "Sheet Words", Properties: apart("40", "290") + left, Run: wordFace(10.5, false, "").Properties()},
		{ID: "About", Name: "Script About", Properties: keep + line(320) + left, Run: wordFace(11, false, "").Properties()},
		{ID: "AboutChange", Name: "Script Change", Properties: keep + bar + line(320) + left, Run: wordFace(11, true, wordSeal).Properties()},
		{ID: "Label", Name: "Script Label", Properties: keep + apart("80", "320") + left, Run: wordFace(11, true, wordSeal).Properties()},
		{ID: "Spoken", Name: "Script Words", Properties: `<w:keepLines/>` + apart("80", "540") + left, Run: wordFace(16, false, "").Properties()},
	}
	var b strings.Builder
	b.WriteString(docx.Defaults(wordFace(10, false, "")))
	for _, s := range styles {
		if s.ID != "Normal" {
			s.BasedOn = "Normal"
		}
		b.WriteString(s.Markup())
	}
	return b.String()
}

// wordSheet writes one sheet.
type wordSheet struct {
	strings.Builder
	Sheet
	labels SheetLabels
}

const wordMargin = 850 // 15 mm

// section is the pages of a sheet, in the order of CT_SectPr.
func (w *wordSheet) section(head, foot string) string {
	size := `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	if w.Script {
		size = `<w:pgSz w:w="11906" w:h="16838"/>`
	}
	return `<w:sectPr><w:headerReference w:type="default" r:id="` + head + `"/><w:footerReference w:type="default" r:id="` + foot + `"/>` + size +
		`<w:pgMar w:top="1134" w:right="850" w:bottom="1021" w:left="850" w:header="510" w:footer="454" w:gutter="0"/></w:sectPr>`
}

// line writes a paragraph of a style, or nothing where there is no text.
func (w *wordSheet) line(style, text string) {
	if text != "" {
		w.WriteString(docx.Paragraph(style, "", docx.Run("", text)))
	}
}

// opening is what stands above the rows of the first page.
func (w *wordSheet) opening() {
	w.line("Kicker", w.Kicker)
	w.line("Title", w.Title)
	w.line("Normal", joined("　", append([]string{w.When}, w.Facts...)...))
	var contacts []string
	for _, c := range w.Contacts {
		contacts = append(contacts, joined(" ", c.Who, c.Phone)+c.Note)
	}
	w.line("Normal", joined("　", contacts...))
	w.line("Edge", w.Edition.Legend)
	if len(w.Changes.Lines) > 0 {
		w.line("ColumnHead", w.Changes.Label)
		for _, line := range w.Changes.Lines {
			w.line("Change", line)
		}
	}
}

// head names sheet, edition and page; a draft says so first.
func (w *wordSheet) head() string {
	var draft string
	if w.Edition.Draft != "" {
		draft = docx.Paragraph("Draft", "", docx.Run("", w.Edition.Draft))
	}
	return draft + docx.Paragraph("Edge", "", docx.Run("", joined("　", w.Title, w.Edition.Label, w.Edition.Made, w.Edition.Code)+"　")+w.pageRuns())
}

// pageRuns writes "第 {page} 页，共 {pages} 页" with fields in place of the
// numbers.
func (w *wordSheet) pageRuns() string {
	before, rest, _ := strings.Cut(w.labels.Page, "{page}")
	between, after, _ := strings.Cut(rest, "{pages}")
	return docx.Run("", before) + docx.Field("PAGE") + docx.Run("", between) + docx.Field("NUMPAGES") + docx.Run("", after)
}

func (w *wordSheet) foot() string {
	return docx.Paragraph("Edge", "", docx.Run("", joined("　", w.Edition.ByHand, w.Edition.Address)))
}

// table has the columns of the printed sheet.
func (w *wordSheet) table() {
	cues := false
	for _, row := range w.Rows {
		cues = cues || len(row.Cues) > 0
	}
	const whole, time, minutes, number, owner, done = docx.PageHeight - 2*wordMargin, 1150, 850, 750, 2100, 850
	room := whole - time - minutes - number - owner - done
	cueWidth := 0
	if cues {
		cueWidth = room * 2 / 5
		if w.CuesWide {
			cueWidth = room * 11 / 20
		}
	}
	t := docx.Table{Widths: []int{time, minutes, number, room - cueWidth, owner}, Borders: []string{"top", "bottom", "insideH"}, Align: "top"}
	heads := []string{w.labels.Time, w.labels.Minutes, w.labels.Number, w.labels.Item, w.labels.Responsible}
	if cues {
		t.Widths, heads = append(t.Widths, cueWidth), append(heads, w.labels.Cues)
	}
	t.Widths, heads = append(t.Widths, done), append(heads, w.labels.Done)
	head := docx.TableRow{Head: true}
	for _, name := range heads {
		head.Cells = append(head.Cells, docx.Paragraph("ColumnHead", "", docx.Run("", name)))
	}
	t.Rows = append(t.Rows, head)
	for _, row := range w.Rows {
		t.Rows = append(t.Rows, w.row(row, cues))
	}
	w.WriteString(t.Markup())
	w.WriteString(docx.Paragraph("Edge", "", "")) // a table may not end a document
}

// longRow is how many characters a row may have before it may be parted
// between pages.
const longRow = 1200

func (w *wordSheet) row(row Row, cues bool) docx.TableRow {
	one := func(style, text string) string { return docx.Paragraph(style, "", docx.Run("", text)) }
	some := func(style, text string) string {
		if text == "" {
			return ""
		}
		return one(style, text)
	}
	item := one("Item", row.Title) + some("Tag", joined("　", row.Tag, w.mayDrop(row))) + some("Change", row.Change) + some("Note", row.Note) + some("Words", row.Words)
	out := docx.TableRow{MayPart: len([]rune(row.Words+row.Note)) > longRow, Cells: []string{
		one("Time", row.Time), one("Cell", row.Minutes), one("Cell", row.Number), item, one("Cell", strings.Join(row.Responsible, "\n")),
	}}
	if cues {
		var all strings.Builder
		for _, cue := range row.Cues {
			all.WriteString(docx.Paragraph("Cell", "", cueRuns(cue, wordFace(10, true, ""))))
		}
		if all.Len() == 0 {
			all.WriteString(one("Cell", ""))
		}
		out.Cells = append(out.Cells, all.String())
	}
	if row.Time == "" && row.Number == "" && row.Minutes == "" {
		return docx.TableRow{MayPart: out.MayPart, Cells: append(out.Cells, one("Cell", ""))} // tells of changes: nothing to tick
	}
	out.Cells = append(out.Cells, one("Cell", "□"))
	return out
}

func (w *wordSheet) mayDrop(row Row) string {
	if row.MayDrop {
		return w.labels.MayDrop
	}
	return ""
}

// cueRuns writes a cue with its channel in bold; one for access is bold as a
// whole.
func cueRuns(cue Cue, bold docx.Face) string {
	text := ""
	if cue.Access {
		text = bold.Properties()
	}
	return docx.Run(bold.Properties(), cue.Channel) + docx.Run(text, "　"+cue.Text)
}

// script keeps each item together, so that pages are turned between items.
func (w *wordSheet) script() {
	for _, row := range w.Rows {
		scene := w.scene(row)
		for i, p := range scene {
			keep := `<w:keepNext/>`
			if i == len(scene)-1 {
				keep = ""
			}
			w.WriteString(docx.Paragraph(p.style, keep, p.runs))
		}
	}
}

type wordParagraph struct{ style, runs string }

// scene is one item of a script.
func (w *wordSheet) scene(row Row) []wordParagraph {
	title := joined("　", row.Number, row.Title)
	scene := []wordParagraph{{"Heading1", docx.Run("", joined("　", row.Time, title))}}
	add := func(style, text string) {
		if text != "" {
			scene = append(scene, wordParagraph{style, docx.Run("", text)})
		}
	}
	length := row.Minutes
	if length != "" {
		length += " " + w.labels.Minutes
	}
	add("About", joined("　", append([]string{length, row.Tag, w.mayDrop(row)}, row.Responsible...)...))
	add("AboutChange", row.Change)
	add("About", row.Note)
	for _, cue := range row.Cues {
		scene = append(scene, wordParagraph{"About", cueRuns(cue, wordFace(11, true, ""))})
	}
	texts := []Passage{{Text: row.Words}, row.Speech}
	if row.Speech.Text != "" {
		texts[0].Label = w.labels.Words
	}
	for _, text := range texts {
		if text.Text != "" {
			add("Label", text.Label)
			add("Spoken", text.Text)
		}
	}
	return scene
}

// joined joins what is not empty.
func joined(separator string, parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, separator)
}

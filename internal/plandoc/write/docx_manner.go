package write

import (
	"fmt"
	"strconv"
	"strings"

	"tongxing/internal/docx"
)

// manner is how papers of a language look. Lengths are twentieths of a point,
// as Word counts.
type manner struct {
	language         string
	top, bottom      int
	left, right      int
	footer           int
	line             int // from line to line
	indent           bool
	title, body      docx.Face
	headings         [4]docx.Face
	table, page      docx.Face
	fonts            []docx.Font
	titleLine, space int // the title's line, and the space behind it
}

const (
	fangSong = "仿宋_GB2312"
	kaiTi    = "楷体_GB2312"
	heiTi    = "黑体"
	titleSet = "方正小标宋简体"
	songTi   = "宋体"
	times    = "Times New Roman"
)

// officialManner is GB/T 9704-2012, 5.2 and 7: sizes 2, 3 and 4 are 22, 16 and
// 14 points. 225 mm hold 22 lines of 579, 156 mm hold 28 characters of 316. The
// characters are narrowed by their own spacing and not by a grid: LibreOffice
// gives a character that is wider than a cell of the grid two cells.
var officialManner = manner{
	language: "zh-CN", top: docx.Length(37), bottom: docx.Length(35), left: docx.Length(28), right: 1468, footer: docx.Length(22), line: 579, indent: true,
	title: docx.Face{Latin: times, Han: titleSet, Size: 44}, body: docx.Face{Latin: times, Han: fangSong, Size: 32, Narrow: 4},
	headings: [4]docx.Face{{Latin: times, Han: heiTi, Size: 32, Narrow: 4}, {Latin: times, Han: kaiTi, Size: 32, Narrow: 4}, {Latin: times, Han: fangSong, Size: 32, Bold: true, Narrow: 4}, {Latin: times, Han: fangSong, Size: 32, Narrow: 4}},
	table:    docx.Face{Latin: times, Han: fangSong, Size: 24}, page: docx.Face{Latin: songTi, Han: songTi, Size: 28}, titleLine: 700, space: 579,
	fonts: []docx.Font{
		{Name: titleSet, Instead: "FZXiaoBiaoSong-B05S,小标宋体,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC", Family: "roman", Charset: "86"},
		{Name: fangSong, Instead: "FangSong_GB2312,仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC", Family: "roman", Charset: "86"},
		{Name: kaiTi, Instead: "KaiTi_GB2312,楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC", Family: "roman", Charset: "86"},
		{Name: heiTi, Instead: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", Family: "swiss", Charset: "86"},
		{Name: songTi, Instead: "SimSun,华文宋体,STSong,Noto Serif CJK SC", Family: "roman", Charset: "86"},
		{Name: times, Instead: "Liberation Serif", Family: "roman", Charset: "00"},
	},
}

// westernManner keeps the paper and its margins for Latin script.
var westernManner = manner{
	language: "en", top: docx.Length(37), bottom: docx.Length(35), left: docx.Length(28), right: docx.Length(26), footer: docx.Length(22), line: 320,
	title: docx.Face{Latin: times, Han: songTi, Size: 36, Bold: true}, body: docx.Face{Latin: times, Han: songTi, Size: 24},
	headings: [4]docx.Face{{Latin: times, Han: songTi, Size: 28, Bold: true}, {Latin: times, Han: songTi, Size: 26, Bold: true}, {Latin: times, Han: songTi, Size: 24, Bold: true}, {Latin: times, Han: songTi, Size: 24}},
	table:    docx.Face{Latin: times, Han: songTi, Size: 22}, page: docx.Face{Latin: times, Han: songTi, Size: 22}, titleLine: 460, space: 320,
	fonts: []docx.Font{
		{Name: times, Instead: "Liberation Serif", Family: "roman", Charset: "00"},
		{Name: songTi, Instead: "SimSun,华文宋体,STSong,Noto Serif CJK SC", Family: "roman", Charset: "86"},
	},
}

func mannerOf(d Document) manner {
	if d.chinese() {
		return officialManner
	}
	return westernManner
}

// width is that of the type area.
func (m manner) width() int { return docx.PageWidth - m.left - m.right }

func styles(m manner) string {
	indent, western := `<w:ind w:firstLine="640" w:firstLineChars="200"/>`, ""
	if !m.indent {
		indent, western = `<w:ind w:firstLine="0"/>`, `<w:spacing w:before="80" w:after="80" w:line="320" w:lineRule="atLeast"/>`
	}
	lines := docx.Spacing(m.line, "exact")
	if western != "" {
		lines = western
	}
	none := `<w:ind w:firstLine="0" w:firstLineChars="0"/>`
	var b strings.Builder
	b.WriteString(docx.Defaults(m.body))
	style := func(id, name, basedOn, next, properties, run string) string {
		return docx.Style{ID: id, Name: name, BasedOn: basedOn, Next: next, Properties: properties, Run: run}.Markup()
	}
	b.WriteString(style("Normal", "Normal", "", "", `<w:widowControl w:val="0"/>`+lines+`<w:jc w:val="both"/>`, m.body.Properties()))
	b.WriteString(style("Title", "Title", "Normal", "Body", fmt.Sprintf(`<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="%d" w:line="%d" w:lineRule="exact"/><w:jc w:val="center"/>`, m.space, m.titleLine), m.title.Properties()))
	for i, h := range m.headings {
		level := strconv.Itoa(i + 1)
		b.WriteString(style("Heading"+level, "heading "+level, "Normal", "Body", `<w:keepNext/><w:keepLines/>`+lines+indent+`<w:jc w:val="left"/><w:outlineLvl w:val="`+strconv.Itoa(i)+`"/>`, h.Properties()))
	}
	b.WriteString(style("Body", "Plan Body", "Normal", "", indent, ""))
	b.WriteString(style("Item", "Plan List", "Normal", "", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, ""))
	b.WriteString(style("TableCaption", "Plan Table Caption", "Body", "", `<w:keepNext/>`, ""))
	b.WriteString(style("Cell", "Plan Table Cell", "Normal", "", `<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="atLeast"/>`+none+`<w:jc w:val="left"/>`, m.table.Properties()))
	b.WriteString(style("Signature", "Plan Signature", "Normal", "", `<w:keepNext/><w:keepLines/><w:ind w:right="640" w:rightChars="200"/><w:jc w:val="right"/>`, ""))
	b.WriteString(style("FooterOdd", "Plan Footer Odd", "Normal", "", `<w:snapToGrid w:val="0"/>`+docx.Spacing(320, "atLeast")+`<w:ind w:right="280"/><w:jc w:val="right"/>`, m.page.Properties()))
	b.WriteString(style("FooterEven", "Plan Footer Even", "Normal", "", `<w:snapToGrid w:val="0"/>`+docx.Spacing(320, "atLeast")+`<w:ind w:left="280"/><w:jc w:val="left"/>`, m.page.Properties()))
	return b.String()
}

// settings are in the order of CT_Settings.
func settings(m manner) string {
	return `<w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="` + strconv.Itoa(m.line) +
		`"/><w:characterSpacingControl w:val="compressPunctuation"/>` + docx.Compatibility
}

// numbering has one list: bullets, hanging.
func numbering(m manner) string {
	at := 2 * m.body.Size * 10
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>`+
		`<w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, at+at/2, at/2)
}

// footer is the number of the page: — 1 —.
func footer(style string) string {
	return docx.Paragraph(style, "", text("— ")+docx.Field("PAGE")+text(" —"))
}

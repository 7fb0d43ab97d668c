package write

import (
	"fmt"
	"strconv"
	"strings"
)

// font is a font by name with its substitutes, in the order in which they are
// wanted.
type font struct {
	name, instead string
	family        string // roman or swiss, for whoever has none of them
	charset       string // 86 is GB 2312
}

// face is how one kind of text is set. Sizes are half points.
type face struct {
	latin, han string
	size       int
	bold       bool
	narrow     int // taken from the width of each character
}

// manner is how papers of a language look. Lengths are twentieths of a point,
// as Word counts.
type manner struct {
	language         string
	top, bottom      int
	left, right      int
	footer           int
	line             int // from line to line
	indent           bool
	title, body      face
	headings         [4]face
	table, page      face
	fonts            []font
	titleLine, space int // the title's line, and the space behind it
}

const (
	pageWidth  = 11906
	pageHeight = 16838
	mm         = 56.6929
)

// length returns millimetres as Word counts.
func length(millimetres float64) int { return int(millimetres*mm + 0.5) }

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
	language: "zh-CN", top: length(37), bottom: length(35), left: length(28), right: 1468, footer: length(22), line: 579, indent: true,
	title: face{times, titleSet, 44, false, 0}, body: face{times, fangSong, 32, false, 4},
	headings: [4]face{{times, heiTi, 32, false, 4}, {times, kaiTi, 32, false, 4}, {times, fangSong, 32, true, 4}, {times, fangSong, 32, false, 4}},
	table:    face{times, fangSong, 24, false, 0}, page: face{songTi, songTi, 28, false, 0}, titleLine: 700, space: 579,
	fonts: []font{
		{titleSet, "FZXiaoBiaoSong-B05S,小标宋体,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC", "roman", "86"},
		{fangSong, "FangSong_GB2312,仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC", "roman", "86"},
		{kaiTi, "KaiTi_GB2312,楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC", "roman", "86"},
		{heiTi, "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", "swiss", "86"},
		{songTi, "SimSun,华文宋体,STSong,Noto Serif CJK SC", "roman", "86"},
		{times, "Liberation Serif", "roman", "00"},
	},
}

// westernManner keeps the paper and its margins for Latin script.
var westernManner = manner{
	language: "en", top: length(37), bottom: length(35), left: length(28), right: length(26), footer: length(22), line: 320,
	title: face{times, songTi, 36, true, 0}, body: face{times, songTi, 24, false, 0},
	headings: [4]face{{times, songTi, 28, true, 0}, {times, songTi, 26, true, 0}, {times, songTi, 24, true, 0}, {times, songTi, 24, false, 0}},
	table:    face{times, songTi, 22, false, 0}, page: face{times, songTi, 22, false, 0}, titleLine: 460, space: 320,
	fonts: []font{
		{times, "Liberation Serif", "roman", "00"},
		{songTi, "SimSun,华文宋体,STSong,Noto Serif CJK SC", "roman", "86"},
	},
}

func mannerOf(d Document) manner {
	if d.chinese() {
		return officialManner
	}
	return westernManner
}

// width is that of the type area.
func (m manner) width() int { return pageWidth - m.left - m.right }

// run writes the properties of a run in the order of CT_RPr.
func (f face) run() string {
	bold, narrow := "", fmt.Sprintf(`<w:spacing w:val="%d"/>`, -f.narrow)
	if f.bold {
		bold = `<w:b/><w:bCs/>`
	}
	return fmt.Sprintf(`<w:rPr><w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:cs="%s"/>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr>`,
		f.latin, f.latin, f.han, f.latin, bold+narrow, f.size, f.size)
}

// style writes a paragraph style in the order of CT_Style.
func style(id, name, basedOn, next, paragraph, run string) string {
	attributes, tail := ` w:customStyle="1"`, `<w:qFormat/>`
	if name == "Normal" {
		attributes = ` w:default="1"`
	} else if name == "Title" || strings.HasPrefix(name, "heading ") {
		attributes = ""
	}
	s := `<w:style w:type="paragraph"` + attributes + ` w:styleId="` + id + `"><w:name w:val="` + name + `"/>`
	if basedOn != "" {
		s += `<w:basedOn w:val="` + basedOn + `"/>`
	}
	if next != "" {
		s += `<w:next w:val="` + next + `"/>`
	}
	return s + tail + `<w:pPr>` + paragraph + `</w:pPr>` + run + `</w:style>`
}

func spacing(line int, rule string) string {
	return fmt.Sprintf(`<w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="%s"/>`, line, rule)
}

func styles(m manner) string {
	indent, western := `<w:ind w:firstLine="640" w:firstLineChars="200"/>`, ""
	if !m.indent {
		indent, western = `<w:ind w:firstLine="0"/>`, `<w:spacing w:before="80" w:after="80" w:line="320" w:lineRule="atLeast"/>`
	}
	lines := spacing(m.line, "exact")
	if western != "" {
		lines = western
	}
	none := `<w:ind w:firstLine="0" w:firstLineChars="0"/>`
	var b strings.Builder
	b.WriteString(`<w:styles` + wordSpaces + `><w:docDefaults><w:rPrDefault>` + strings.TrimSuffix(m.body.run(), `</w:rPr>`) +
		`<w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	b.WriteString(style("Normal", "Normal", "", "", `<w:widowControl w:val="0"/>`+lines+`<w:jc w:val="both"/>`, m.body.run()))
	b.WriteString(style("Title", "Title", "Normal", "Body", fmt.Sprintf(`<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="%d" w:line="%d" w:lineRule="exact"/><w:jc w:val="center"/>`, m.space, m.titleLine), m.title.run()))
	for i, h := range m.headings {
		level := strconv.Itoa(i + 1)
		b.WriteString(style("Heading"+level, "heading "+level, "Normal", "Body", `<w:keepNext/><w:keepLines/>`+lines+indent+`<w:jc w:val="left"/><w:outlineLvl w:val="`+strconv.Itoa(i)+`"/>`, h.run()))
	}
	b.WriteString(style("Body", "Plan Body", "Normal", "", indent, ""))
	b.WriteString(style("Item", "Plan List", "Normal", "", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, ""))
	b.WriteString(style("TableCaption", "Plan Table Caption", "Body", "", `<w:keepNext/>`, ""))
	b.WriteString(style("Cell", "Plan Table Cell", "Normal", "", `<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="atLeast"/>`+none+`<w:jc w:val="left"/>`, m.table.run()))
	b.WriteString(style("Signature", "Plan Signature", "Normal", "", `<w:keepNext/><w:keepLines/><w:ind w:right="640" w:rightChars="200"/><w:jc w:val="right"/>`, ""))
	b.WriteString(style("FooterOdd", "Plan Footer Odd", "Normal", "", `<w:snapToGrid w:val="0"/>`+spacing(320, "atLeast")+`<w:ind w:right="280"/><w:jc w:val="right"/>`, m.page.run()))
	b.WriteString(style("FooterEven", "Plan Footer Even", "Normal", "", `<w:snapToGrid w:val="0"/>`+spacing(320, "atLeast")+`<w:ind w:left="280"/><w:jc w:val="left"/>`, m.page.run()))
	b.WriteString(`</w:styles>`)
	return b.String()
}

// settings are in the order of CT_Settings.
func settings(m manner) string {
	return `<w:settings` + wordSpaces + `><w:evenAndOddHeaders/><w:defaultTabStop w:val="640"/><w:drawingGridVerticalSpacing w:val="` + strconv.Itoa(m.line) +
		`"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/></w:settings>`
}

func fontTable(m manner) string {
	var b strings.Builder
	b.WriteString(`<w:fonts` + wordSpaces + `>`)
	for _, f := range m.fonts {
		b.WriteString(`<w:font w:name="` + f.name + `"><w:altName w:val="` + f.instead + `"/><w:charset w:val="` + f.charset + `"/><w:family w:val="` + f.family + `"/><w:pitch w:val="variable"/></w:font>`)
	}
	b.WriteString(`</w:fonts>`)
	return b.String()
}

// numbering has one list: bullets, hanging.
func numbering(m manner) string {
	at := 2 * m.body.size * 10
	return fmt.Sprintf(`<w:numbering%s><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>`+
		`<w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`, wordSpaces, at+at/2, at/2)
}

// footer is the number of the page: — 1 —.
func footer(style string) string {
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	return `<w:ftr` + wordSpaces + `><w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + text("— ") +
		`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>` + text(" —") + `</w:p></w:ftr>`
}

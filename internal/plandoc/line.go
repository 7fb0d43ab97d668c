package plandoc

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the document (a paragraph in Word) with what its form
// says about it.
type line struct {
	no     int      // source line, from 1
	more   Lines    // further source lines joined into this one
	text   string   // without markup, bullet and surrounding space
	raw    string   // with its bullet, where it has one
	cells  []string // columns, where this is a row of a table
	own    int      // index of the table the row belongs to, from 1
	rank   int      // heading rank given by Markdown or Word, 0 for none
	title  bool     // Word's Title style
	bullet bool     // opened with a mark that carries no number
	mark   rune     // the mark, where it was a symbol such as ◎
	blank  bool     // a blank line stands before it
	far    bool     // set far to the right, as signatures are
	indent int      // leading columns
	aside  bool     // footnote, chat header or picture: kept, but never read for values

	seen *seen // what has been found in it; nil after a change of its words
}

// seen keeps what was found in a line, for it and its copies.
type seen struct {
	number *marker    // by marker
	worded *wording   // by wording
	parts  []labelled // by pieces
	step   *step      // by stepOf
}

// memo returns where to keep what is found.
func (l *line) memo() *seen {
	if l.seen == nil {
		l.seen = &seen{}
	}
	return l.seen
}

// lines returns the source lines of l.
func (l *line) lines() Lines {
	return append(Lines{l.no}, l.more...)
}

// source returns the line as it is kept in a section's text.
func (l *line) source() string {
	if l.raw != "" {
		return l.raw
	}
	return l.text
}

// short reports whether the line has at most n characters.
func (l *line) short(n int) bool {
	return len(l.text) <= 4*n && utf8.RuneCountInString(l.text) <= n
}

var (
	atxHeading = regexp.MustCompile(`^(#{1,6})[ \t　]+(.*?)[ \t]*#*$`)
	pipeRule   = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?$`)
	wideGap    = regexp.MustCompile(`[ \t　]*(?:\t| {3,}|　{2,})[ \t　]*`)
)

// textLines cuts clean text into lines, reading Markdown's headings, bullets
// and tables and rows parted by tabs.
func textLines(text string) []line {
	out := make([]line, 0, min(strings.Count(text, "\n")+1, maxLines+1))
	blank, no, table := false, 0, 0
	for len(text) > 0 {
		raw := text
		if cut := strings.IndexByte(text, '\n'); cut >= 0 {
			raw, text = text[:cut], text[cut+1:]
		} else {
			text = ""
		}
		no++
		trimmed := strings.TrimSpace(raw)
		if trimmed == "" {
			blank = true
			continue
		}
		if table > 0 && out[len(out)-1].own == table && strings.Contains(trimmed, "-") && pipeRule.MatchString(trimmed) {
			continue
		}
		l := line{no: no, blank: blank, indent: indent(raw)}
		l.far = l.indent >= 12
		l.read(trimmed)
		if goesOn := table > 0 && !blank && out[len(out)-1].own == table; goesOn && l.rank == 0 && !strings.HasPrefix(trimmed, "|") && strings.Contains(raw, "\t") && untabbed(trimAll(strings.Split(trimmed, "\t"))) == "" {
			l.setCells(strings.Split(raw, "\t")) // the first and the last cells may be empty
		}
		if len(l.cells) > 1 {
			if len(out) == 0 || out[len(out)-1].own == 0 || blank {
				table++
			}
			l.own = table
		}
		out = append(out, l)
		blank = false
	}
	return out
}

// indent counts leading columns, an ideographic space as two and a tab as four.
func indent(raw string) int {
	n := 0
	for _, r := range raw {
		switch r {
		case ' ':
			n++
		case '　':
			n += 2
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// read fills text, cells, rank and bullet from one trimmed line.
func (l *line) read(s string) {
	if len(s) > maxMarked {
		l.text = s
		return
	}
	for strings.HasPrefix(s, "> ") {
		s = strings.TrimSpace(s[2:])
	}
	if s != "" && s[0] == '#' && !strings.HasPrefix(s, "#\t") { // a table's column of numbers
		if m := atxHeading.FindStringSubmatch(s); m != nil && m[2] != "" {
			l.rank, s = len(m[1]), m[2]
		}
	}
	if strings.HasPrefix(s, "|") && strings.Count(s, "|") >= 2 || strings.Count(s, " | ") >= 2 {
		l.setCells(strings.Split(strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|"), "|"))
		return
	}
	s = unmark(s)
	if l.setText(s); l.bullet {
		l.raw = s
		for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
			l.text = strings.TrimPrefix(l.text, box)
		}
	}
	if l.rank == 0 && strings.Contains(l.text, "\t") {
		cells := trimAll(strings.Split(s, "\t"))
		if joined := untabbed(cells); joined != "" {
			l.text = joined
			return
		}
		l.cells = cells
	}
}

// untabbed returns the words of a paragraph whose number or label a tab parts
// from them, 一、⇥活动背景 or 组⇥长：⇥范志远⇥书记, and nothing for a row.
func untabbed(cells []string) string {
	first := cells[0]
	if m := parseMarker(first + "文"); m.family != famNone && m.rest == "文" && !isFigure(lastRune(first)) {
		if len(cells) == 2 {
			return first + cells[1]
		}
		return ""
	}
	if runes(first) == 1 && len(cells) > 1 && opensHan(first) {
		first, cells = first+cells[1], cells[1:]
	}
	if label := strings.TrimRight(first, "：: "); label != first && len(cells) > 1 && classify(label).known() {
		return strings.TrimSpace(first + strings.Join(cells[1:], "  "))
	}
	return ""
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// maxMarked bounds the lines that are examined as a whole; anything longer is
// prose, of which only the beginning is looked at.
const maxMarked = 4000

// isWingdings recognises the letters that Word's symbol font leaves of its
// bullets in copied text: l for ●, n for ■, u for ◆, Ø for an arrow.
func isWingdings(r rune) bool { return strings.ContainsRune("lnuvpqØüÜ", r) }

func opensHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// setText strips the bullet that opens s.
func (l *line) setText(s string) {
	s = strings.TrimSpace(s)
	for {
		r, n := utf8.DecodeRuneInString(s)
		rest := strings.TrimLeft(s[n:], " \t　")
		switch {
		case rest == "":
		case isWingdings(r) && !l.bullet && len(rest) < len(s[n:]) && opensHan(rest):
			l.bullet, s = true, rest
			continue
		case (r == '-' || r == '*' || r == '+') && len(rest) < len(s[n:]),
			(r == '–' || r == '—') && !strings.HasPrefix(rest, string(r)):
			l.bullet, s = true, rest
			continue
		case r == '—' && strings.HasPrefix(s, "——") && len(strings.TrimLeft(s[len("——"):], " \t　")) < len(s)-len("——"):
			l.bullet, s = true, strings.TrimLeft(s[len("——"):], " \t　")
			continue
		case isSymbolBullet(r):
			if r != 0xFE0F {
				l.bullet = true
				if l.mark == 0 {
					l.mark = r
				}
			}
			s = rest
			continue
		}
		break
	}
	l.text = s
}

func (l *line) setCells(cells []string) {
	l.cells = trimAll(cells)
	for i := range l.cells {
		l.cells[i] = unmark(l.cells[i])
	}
	l.text = strings.TrimSpace(strings.Join(l.cells, "\t"))
}

func trimAll(cells []string) []string {
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// isSymbolBullet recognises the marks that open a line instead of a number:
// geometric shapes, dingbats, arrows and emoji.
func isSymbolBullet(r rune) bool {
	switch {
	case r == '·', r == '•', r == '※', r == '§', r == 0xFE0F, r == 0x200D:
		return true
	case r == '○' || r == '〇':
		return r == '○'
	case r >= 0x2460 && r <= 0x24FF, r >= 0x2776 && r <= 0x2793:
		return false // circled figures are numbers
	case r >= 0x25A0 && r <= 0x27BF, r >= 0x2190 && r <= 0x21FF, r >= 0x2B00 && r <= 0x2BFF:
		return true
	case r >= 0x1F000 && r <= 0x1FAFF:
		return true
	}
	return r > 0x2000 && r < 0x2E80 && unicode.Is(unicode.So, r)
}

// emphasis is **strong** and __strong__, not two names left open: **市某中心(**市.
var emphasis = regexp.MustCompile(`\*\*([^*\s](?:[^*]*[^*\s(（])?)\*\*|__([^_\s](?:[^_]*[^_\s(（])?)__`)

// unmark removes Markdown's emphasis and code marks from a line.
func unmark(s string) string {
	if !strings.ContainsAny(s, "*_`\\") {
		return s
	}
	if strings.Count(s, "`") >= 2 {
		s = strings.ReplaceAll(s, "`", "")
	}
	if strings.Contains(s, "**") || strings.Contains(s, "__") && !strings.Contains(s, "___") {
		s = emphasis.ReplaceAllString(s, "$1$2")
	}
	if len(s) > 2 && s[0] == '*' && s[len(s)-1] == '*' && s[1] != ' ' && s[1] != '*' {
		s = s[1 : len(s)-1]
	}
	return strings.NewReplacer(`\*`, "*", `\_`, "_", `\#`, "#", `\.`, ".").Replace(s)
}

// hasContent reports whether s has a letter, a figure or an ideograph.
func hasContent(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// squash removes all white space.
func squash(s string) string {
	for i := range len(s) {
		// The leading bytes of white space beyond ASCII: U+00A0, U+1680, U+2003, U+3000.
		if b := s[i]; b <= ' ' || b == 0xC2 || b == 0xE1 || b == 0xE2 || b == 0xE3 && strings.HasPrefix(s[i:], "　") {
			return strings.Join(strings.Fields(s), "")
		}
	}
	return s
}

// runes returns the number of characters in s.
func runes(s string) int { return utf8.RuneCountInString(s) }

// han reports whether s is written mainly in Chinese.
func han(s string) bool {
	han, latin := 0, 0
	for _, r := range clip(s, 2000) {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			latin++
		}
	}
	return han*4 >= latin && han > 0
}

// clip cuts s to at most n characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

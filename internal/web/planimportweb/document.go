package planimportweb

import (
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/planimport"
	"tongxing/internal/web/page"
)

// documentView is the side of the page that shows what was written.
type documentView struct {
	Count          string
	Lines          []lineView
	Earlier, Later *page.Link // the neighbouring stretches of a long document
}

// lineView is a line of the document with the parts it went to.
type lineView struct {
	No        int
	Anchor    string
	Words     []wordsView
	Heading   bool
	Table     bool
	Apart     bool   // blank lines stand before it
	Parts     string // the ids of elements on the other side, for the script
	Went      []page.Link
	Out       bool // it belongs to nothing
	Left      bool // its author left it out
	EditURL   string
	EditLabel string
}

// wordsView is a stretch of a line, held back or not.
type wordsView struct {
	Text string
	Held bool
}

// shownLines is how many lines of a document one page shows.
const shownLines = 1500

// maxWent is how many parts a line names; a table's row may hold more.
const maxWent = 3

// document shows the lines from the one with number from on.
func (s *screen) document(from int) documentView {
	lines := s.imp.Lines
	at := max(0, slices.IndexFunc(lines, func(l planimport.Line) bool { return l.No >= from }))
	at -= at % shownLines
	view := documentView{Count: s.T("import.lines", "Count", len(lines))}
	if at > 0 {
		view.Earlier = &page.Link{Label: s.T("import.earlier_lines"), URL: s.place.url("", "document", "from", strconv.Itoa(lines[at-shownLines].No))}
	}
	end := min(at+shownLines, len(lines))
	if end < len(lines) {
		view.Later = &page.Link{Label: s.T("import.later_lines", "Count", len(lines)-end), URL: s.place.url("", "document", "from", strconv.Itoa(lines[end].No))}
	}
	held := s.heldTexts()
	before := 0
	for i, l := range lines[at:end] {
		line := s.line(l)
		line.Words = cut(l.Text, held)
		line.Apart = i > 0 && l.No > before+1
		before = l.No
		view.Lines = append(view.Lines, line)
	}
	return view
}

func (s *screen) line(l planimport.Line) lineView {
	view := lineView{No: l.No, Anchor: lineAnchor(l.No), Heading: s.headings[l.No], Table: strings.Contains(l.Text, "\t"), EditURL: s.place.url("/lines/"+strconv.Itoa(l.No), ""),
		EditLabel: s.T("import.edit_line", "Number", l.No)}
	var anchors []string
	for _, id := range s.ties.parts[l.No] {
		if loose, ok := s.loose[id]; ok {
			view.Out, view.Left = !loose.Dropped, loose.Dropped
			anchors = append(anchors, partAnchor(id))
			continue
		}
		to, known := s.parts[id]
		if !known {
			continue
		}
		anchors = append(anchors, partAnchor(id))
		if len(view.Went) < maxWent {
			view.Went = append(view.Went, page.Link{Label: to.sort, URL: "#" + partAnchor(id), Count: to.title})
		}
	}
	view.Parts = strings.Join(anchors, " ")
	view.Out = view.Out || len(anchors) == 0
	return view
}

// What stands before and behind what is held back, while a line is cut there: a
// control character, which is not shown where a document has one itself.
const heldFrom, heldTo = "\x02", "\x03"

// heldTexts marks what is held back wherever it stands, the longest first.
func (s *screen) heldTexts() *strings.Replacer {
	holds := slices.DeleteFunc(slices.Clone(s.imp.Proposal.Holds), func(h planimport.Hold) bool { return h.Text == "" || h.Decision == planimport.Keep })
	slices.SortStableFunc(holds, func(a, b planimport.Hold) int { return len(b.Text) - len(a.Text) })
	var pairs []string
	for _, h := range holds {
		pairs = append(pairs, h.Text, heldFrom+h.Text+heldTo)
	}
	return strings.NewReplacer(pairs...)
}

// cut parts a line where something in it is held back.
func cut(text string, held *strings.Replacer) (words []wordsView) {
	for piece := range strings.SplitSeq(held.Replace(text), heldFrom) {
		inside, behind, isHeld := strings.Cut(piece, heldTo)
		if isHeld {
			words, piece = append(words, wordsView{Text: inside, Held: true}), behind
		}
		if piece != "" {
			words = append(words, wordsView{Text: piece})
		}
	}
	return words
}

// lineNumbers writes lines of the document: 第 3 行, 第 3–5 行, 第 3、7 行.
func (s *screen) lineNumbers(lines []int) string {
	if len(lines) == 0 {
		return ""
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(lines)))
	var spans []string
	for i := 0; i < len(sorted); {
		j := i
		for j+1 < len(sorted) && sorted[j+1] <= sorted[j]+1 {
			j++
		}
		span := strconv.Itoa(sorted[i])
		if sorted[j] > sorted[i] {
			span += "–" + strconv.Itoa(sorted[j])
		}
		spans = append(spans, span)
		i = j + 1
	}
	if len(spans) > 3 {
		spans = append(spans[:3], "…")
	}
	return s.T("import.line_numbers", "Numbers", strings.Join(spans, s.T("import.comma")), "Count", len(sorted))
}

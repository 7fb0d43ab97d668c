package runsheet

import (
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/runsheet/paper"
)

// furniture is what stands on every page around the body: a running head from
// the second page on, the foot, the code that leads back to the edition.
type furniture struct {
	*paper.Document
	title, subtitle string
	contacts        []Contact
	edition         Edition
	page            string // "第 {page} 页，共 {pages} 页"
	look            furnitureLook
}

// furnitureLook is its styles. Strong words have the bold face of the same
// size.
type furnitureLook struct {
	running, subtitle, foot, edition paper.Style
	draft                            paper.Style
	qr                               float64 // side of the code in the running head
}

const (
	headTop    = 12.0
	footBottom = paper.Height - 8
	footGap    = 1.4
	draftTop   = 5.6 // above everything else on a page
)

// frame begins pages whose first one starts with the layout's own head.
func (f *furniture) frame() paper.Frame {
	foot, running := f.foot(), f.running()
	top := headTop + max(f.look.qr, running.Height()) + 2.5
	rule := footBottom - footGap - foot.Height()
	return paper.Frame{FirstTop: headTop, Top: top + 2, Bottom: rule - 1.5, Furniture: func(first bool, page, pages int) {
		drawDraft(f.Document, f.look.draft, f.edition.Draft)
		if !first {
			drawStack(running, margin, headTop)
			f.drawCode(right-f.look.qr, headTop, f.look.qr)
			f.Line(margin, top, right, top, 0.42, ink)
		}
		f.Line(margin, rule, right, rule, 0.21, ink)
		number := strings.NewReplacer("{page}", strconv.Itoa(page), "{pages}", strconv.Itoa(pages)).Replace(paper.Clean(f.page))
		rightAligned(f.Document, right, rule+footGap, f.look.foot, number)
		drawStack(foot, margin, rule+footGap)
	}}
}

// drawDraft says above everything else on a page that it is a draft, in a red
// frame that hides nothing.
func drawDraft(d *paper.Document, st paper.Style, words string) {
	if words = d.Fit(st, words, inside-5); words == "" {
		return
	}
	d.Box(margin, draftTop, d.Width(st, words)+5, st.Leading+0.6, 0.5, seal)
	d.Text(margin+2.5, draftTop+0.3, st, words)
}

// running is the text of the running head: at most four lines. The contacts
// that stay on every page stand first.
func (f *furniture) running() paper.Stack {
	width := inside - f.look.qr - 8
	stack := lines(f.Document, f.look.running, f.Fit(f.look.running, f.title, width), width)
	stack = append(stack, lines(f.Document, f.look.subtitle, f.Fit(f.look.subtitle, f.subtitle, width), width)...)
	contacts := spread(f.Document, contactPhrases(staying(f.contacts), f.look.subtitle), width, 6)
	return append(stack, contacts[:min(len(contacts), 2)]...)
}

// staying returns the contacts, those that stay first.
func staying(contacts []Contact) []Contact {
	order := slices.Clone(contacts)
	slices.SortStableFunc(order, func(a, b Contact) int {
		switch {
		case a.Stays == b.Stays:
			return 0
		case a.Stays:
			return -1
		}
		return 1
	})
	return order
}

// foot is the left side of the foot: the edition beside the page's number,
// then what the marks mean and the address.
func (f *furniture) foot() paper.Stack {
	edition := [][]span{{{f.look.edition, f.edition.Label}}, {{f.look.foot, f.edition.Made}}, {{f.look.foot, f.edition.Code}}}
	more := [][]span{{{f.look.foot, f.edition.Legend}}, {{f.look.foot, f.edition.Address}}}
	number := f.Width(f.look.foot, f.page) + 6 // the label is wider than what it becomes
	stack := spread(f.Document, edition, inside-number, 4)
	if len(stack) == 0 {
		stack = paper.Stack{paper.Gap(f.look.foot.Leading)}
	}
	return append(stack, spread(f.Document, more, inside, 6)...)
}

// code is the QR code with what it is for.
func (f *furniture) code(side float64, caption paper.Style, scan string) paper.Stack {
	if f.edition.Address == "" {
		return nil
	}
	stack := paper.Stack{{Height: side + 1, Draw: func(x, y float64) { f.drawCode(x, y, side) }}}
	return append(stack, phrased(f.Document, caption, scan, side)...)
}

func (f *furniture) drawCode(x, y, side float64) {
	if address := f.edition.Address; address != "" {
		f.QR(x, y, side, address)
		f.Link(x, y, side, side, address)
	}
}

// contactPhrases sets contacts with the telephone number in bold.
func contactPhrases(contacts []Contact, plain paper.Style) [][]span {
	strong := plain
	strong.Face = paper.SansBold
	var phrases [][]span
	for _, c := range contacts {
		var phrase []span
		if c.Who != "" {
			phrase = append(phrase, span{plain, c.Who + " "})
		}
		phrases = append(phrases, append(phrase, span{strong, c.Phone}, span{plain, c.Note}))
	}
	return phrases
}

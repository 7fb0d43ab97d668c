package runsheet

import "tongxing/internal/runsheet/paper"

// Packs is the papers of several roles in one document. Each stands behind a
// divider page and counts its pages by itself, so that it can be taken out.
type Packs struct {
	Title    string // of the file, and at the top of the dividers
	Author   string // of the file
	Language string // BCP 47
	Packs    []Pack
}

// Pack is one role's paper: a Sheet document or a Programme.
type Pack struct {
	Name      string // "主持"
	Text      string // what it is, and who should have it
	When      string
	Edition   Edition // of the paper behind the divider
	Sheets    *RunSheet
	Programme *Programme
}

var (
	packTitleStyle = paper.Style{Face: paper.Sans, Size: 14, Leading: 7.4, Ink: ink}
	packNameStyle  = paper.Style{Face: paper.SerifBold, Size: 54, Leading: 25, Ink: ink}
	packTextStyle  = paper.Style{Face: paper.Sans, Size: 16, Leading: 9, Ink: ink}
	packSmallStyle = paper.Style{Face: paper.Sans, Size: 11, Leading: 6, Ink: soft}
)

// Packs prints all of them. The error is a *FontError when a font is missing.
func (p *Press) Packs(all Packs) ([]byte, error) {
	meta := paper.Meta{Title: all.Title, Author: all.Author, Language: all.Language}
	for _, pack := range all.Packs {
		if at := pack.Edition.At.Time(); at.After(meta.Made) {
			meta.Made = at
		}
	}
	d, err := p.fonts.New(meta)
	if err != nil {
		return nil, err
	}
	for _, pack := range all.Packs {
		d.Part()
		divide(d, all.Title, pack)
		d.Part()
		if pack.Sheets != nil {
			pack.Sheets.print(d)
		}
		if pack.Programme != nil {
			pack.Programme.print(d)
		}
	}
	return d.Bytes()
}

// divide sets a divider page: whose paper follows, in letters that are read
// across a table.
func divide(d *paper.Document, title string, pack Pack) {
	const top = 70.0
	d.Begin(paper.Frame{FirstTop: top, Top: headTop, Bottom: footBottom, Furniture: func(bool, int, int) {
		drawDraft(d, draftStyle, pack.Edition.Draft)
	}})
	d.Bookmark(pack.Name)
	d.Fill(margin, top-8, 40, 2, seal)
	stack := lines(d, packTitleStyle, title, inside)
	stack = append(stack, lines(d, packSmallStyle, pack.When, inside)...)
	stack = append(stack, paper.Gap(8))
	stack = append(stack, lines(d, packNameStyle, pack.Name, inside)...)
	stack = append(stack, paper.Gap(8))
	stack = append(stack, lines(d, packTextStyle, pack.Text, inside)...)
	stack = append(stack, paper.Gap(10))
	edition := [][]span{{{packSmallStyle, pack.Edition.Label}}, {{packSmallStyle, pack.Edition.Made}}, {{packSmallStyle, pack.Edition.Code}}}
	d.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: append(stack, spread(d, edition, inside, 4)...)}}})
}

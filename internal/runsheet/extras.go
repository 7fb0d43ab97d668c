package runsheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tongxing/internal/civil"
	"tongxing/internal/runsheet/paper"
)

// Cards are name cards: a page each, folded in the middle to stand on a table,
// with the name on both sides.
type Cards struct {
	Title    string // of the file
	Language string // BCP 47
	At       civil.Instant
	Cards    []Card
}

// Card is whose place it is.
type Card struct{ Name, Beside string }

// Register is a table to write in by hand: a sign-in sheet or a seating list.
type Register struct {
	Language    string // BCP 47
	Kicker      string // "签到表"
	Title       string
	Facts       []string // day, time, place
	Note        string
	Columns     []RegisterColumn
	Rows        [][]string // a text a column; columns without text are to be written in
	Empty       int        // rows at least for those who are not on the list; more fill the last page
	At          civil.Instant
	Made, Draft string // as Edition has them
	Page        string // "第 {page} 页，共 {pages} 页"
}

// RegisterColumn is a column with its share of the width.
type RegisterColumn struct {
	Head   string
	Weight float64
}

// Thanks is a page of thanks.
type Thanks struct {
	Language string // BCP 47
	Kicker   string
	Title    string
	Text     string
	Groups   []Organiser // who is thanked, by what they did
	Closing  string      // who thanks, and when
	At       civil.Instant
	Page     string // as Register has it
}

const (
	cardRoom   = paper.Width - 24
	cardFold   = paper.Height / 2
	largest    = 120.0 // points of a name
	smallest   = 30.0
	cardBeside = 24.0
)

// Cards prints name cards. The error is a *FontError when a font is missing.
func (p *Press) Cards(c Cards) ([]byte, error) {
	d, err := p.fonts.New(paper.Meta{Title: c.Title, Language: c.Language, Made: c.At.Time()})
	if err != nil {
		return nil, err
	}
	for _, card := range c.Cards {
		d.Begin(paper.Frame{Furniture: func(bool, int, int) {
			d.Line(0, cardFold, 6, cardFold, 0.2, soft)
			d.Line(paper.Width-6, cardFold, paper.Width, cardFold, 0.2, soft)
			face(d, card)
			d.Turned(paper.Width/2, cardFold, func() { face(d, card) })
		}})
	}
	return d.Bytes()
}

// face draws one side of a card in the lower half of a page, the name as large
// as it can be on one line, or on more.
func face(d *paper.Document, card Card) {
	st := paper.Style{Face: paper.SerifBold, Size: largest, Ink: ink}
	name := apart(strings.ReplaceAll(paper.Clean(card.Name), "\n", " "))
	if wide := d.Width(st, name); wide > cardRoom {
		st.Size = max(smallest, st.Size*cardRoom/wide)
	}
	st.Leading = 0.45 * st.Size
	stack := centred(d, st, name)
	if card.Beside != "" {
		stack = append(stack, paper.Gap(4))
		stack = append(stack, centred(d, paper.Style{Face: paper.Sans, Size: cardBeside, Leading: 11, Ink: ink}, card.Beside)...)
	}
	drawStack(stack, 12, cardFold+max(4, (paper.Height-cardFold-stack.Height())/2))
}

// centred sets lines in the middle of a card.
func centred(d *paper.Document, st paper.Style, text string) (stack paper.Stack) {
	for _, line := range d.Lines(st, text, cardRoom) {
		stack = append(stack, paper.Piece{Height: st.Leading, Draw: func(x, y float64) { d.Text(x+(cardRoom-d.Width(st, line))/2, y, st, line) }})
	}
	return stack
}

// apart puts space between the characters of a Chinese name of two, which then
// is as wide as one of three.
func apart(name string) string {
	if utf8.RuneCountInString(name) != 2 {
		return name
	}
	first, size := utf8.DecodeRuneInString(name)
	second, _ := utf8.DecodeRuneInString(name[size:])
	if !unicode.Is(unicode.Han, first) || !unicode.Is(unicode.Han, second) {
		return name
	}
	return name[:size] + "\u3000" + name[size:]
}

var (
	registerHead = paper.Style{Face: paper.SansBold, Size: 11, Leading: 5.6, Ink: ink}
	registerCell = paper.Style{Face: paper.Sans, Size: 12, Leading: 6, Ink: ink}
)

const (
	registerAbove = 3.2 // room to write in
	registerSide  = 1.8
)

// Register prints a table to write in. The error is a *FontError when a font is
// missing.
func (p *Press) Register(r Register) ([]byte, error) {
	d, err := p.fonts.New(paper.Meta{Title: joined(" · ", r.Title, r.Kicker), Language: r.Language, Made: r.At.Time()})
	if err != nil {
		return nil, err
	}
	f := plainFurniture(d, r.Title, r.Kicker, Edition{Made: r.Made, Draft: r.Draft}, r.Page)
	d.Begin(f.frame())
	opening(d, r.Kicker, r.Title, r.Facts, r.Note)
	edges := []float64{margin}
	whole := 0.0
	for _, c := range r.Columns {
		whole += c.Weight
	}
	for _, c := range r.Columns {
		edges = append(edges, edges[len(edges)-1]+inside*c.Weight/whole)
	}
	frame := func(y, height float64) {
		for i := range r.Columns {
			d.Box(edges[i], y, edges[i+1]-edges[i], height, 0.25, ink)
		}
	}
	const headHeight = 9.0
	d.Repeat(paper.Piece{Height: headHeight, Draw: func(_, y float64) {
		for i, c := range r.Columns {
			d.Text(edges[i]+registerSide, y+1.7, registerHead, d.Fit(registerHead, c.Head, edges[i+1]-edges[i]-2*registerSide))
		}
		frame(y, headHeight)
	}})
	empty := paper.Row{Above: registerAbove, Below: registerAbove, Under: frame, Cells: []paper.Cell{{Pieces: paper.Stack{paper.Gap(registerCell.Leading)}}}}
	for _, texts := range r.Rows {
		row := empty
		for at, text := range texts {
			row.Cells = append(row.Cells[:len(row.Cells):len(row.Cells)], paper.Cell{X: edges[at] + registerSide, Pieces: lines(d, registerCell, text, edges[at+1]-edges[at]-2*registerSide)})
		}
		d.Row(row)
	}
	for i := 0; r.Empty > 0 && (i < r.Empty || d.Fits(registerCell.Leading+2*registerAbove)); i++ {
		d.Row(empty)
	}
	return d.Bytes()
}

// plainFurniture is the head and foot of papers that have no code.
func plainFurniture(d *paper.Document, title, subtitle string, edition Edition, page string) furniture {
	look := sheetFurniture
	look.qr = 0
	return furniture{Document: d, title: title, subtitle: subtitle, edition: edition, page: page, look: look}
}

// opening is the top of a paper's first page.
func opening(d *paper.Document, kicker, title string, facts []string, note string) {
	stack := lines(d, kickerStyle, kicker, inside)
	stack = append(stack, lines(d, titleStyle, title, inside)...)
	var phrases [][]span
	for _, fact := range facts {
		phrases = append(phrases, []span{{factStyle, fact}})
	}
	stack = append(stack, spread(d, phrases, inside, 6)...)
	stack = append(stack, lines(d, strongStyle, note, inside)...)
	d.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: stack}}, Below: 3})
}

var (
	thanksTitle = paper.Style{Face: paper.SerifBold, Size: 30, Leading: 15, Ink: ink}
	thanksText  = paper.Style{Face: paper.Sans, Size: 15, Leading: 9, Ink: ink}
	thanksLabel = paper.Style{Face: paper.SansBold, Size: 13, Leading: 7.6, Ink: seal}
	thanksName  = paper.Style{Face: paper.Sans, Size: 13, Leading: 7.6, Ink: ink}
)

// Thanks prints a page of thanks, or more where many are thanked. The error is
// a *FontError when a font is missing.
func (p *Press) Thanks(t Thanks) ([]byte, error) {
	d, err := p.fonts.New(paper.Meta{Title: joined(" · ", t.Title, t.Kicker), Language: t.Language, Made: t.At.Time()})
	if err != nil {
		return nil, err
	}
	f := plainFurniture(d, t.Title, t.Kicker, Edition{}, t.Page)
	frame := f.frame()
	frame.FirstTop = 34
	d.Begin(frame)
	heading := lines(d, thanksTitle, t.Kicker, inside)
	heading = append(heading, lines(d, thanksText, t.Title, inside)...)
	d.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: heading}}, Below: 5, Under: func(y, height float64) { d.Fill(margin, y+height-2, 40, 2, seal) }})
	d.Row(paper.Row{Cells: []paper.Cell{{X: margin, Pieces: lines(d, thanksText, t.Text, inside)}}, Above: 4, Below: 6})
	const column = 44.0
	for _, group := range t.Groups {
		var names [][]span
		for _, name := range group.Names {
			names = append(names, []span{{thanksName, name}})
		}
		d.Row(paper.Row{Above: 1.5, Below: 2, Cells: []paper.Cell{
			{X: margin, Pieces: lines(d, thanksLabel, group.Rank, column-4)},
			{X: margin + column, Pieces: spread(d, names, inside-column, 6)},
		}})
	}
	var closing paper.Stack
	for _, line := range d.Lines(thanksText, t.Closing, inside) {
		closing = append(closing, paper.Piece{Height: thanksText.Leading, Draw: func(_, y float64) { rightAligned(d, right, y, thanksText, line) }})
	}
	d.Row(paper.Row{Above: 10, Cells: []paper.Cell{{X: margin, Pieces: closing}}})
	return d.Bytes()
}

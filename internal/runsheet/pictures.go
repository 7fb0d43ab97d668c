package runsheet

import (
	"fmt"
	"math"

	"tongxing/internal/runsheet/paper"
)

// pictures are what items look like, by their codes: drawn for this program,
// with few lines that stay clear on a poor printer.
var pictures = map[string]paper.Drawing{
	"arrival": {
		Lines: "M 3 21 L 3 3 L 11 3 L 11 21 M 2 21 L 12 21 M 22 12 L 15 12 M 18 8.5 L 14.5 12 L 18 15.5",
		Solid: "O 9 12 0.9",
	},
	"opening": {
		Lines: "M 2 3 L 22 3 M 3 3 C 11 8 9.5 16 7.5 21 L 3 21 Z M 21 3 C 13 8 14.5 16 16.5 21 L 21 21 Z",
	},
	"anthem": {
		Lines: "M 4 2 L 4 22 M 4 3 C 9 0.5 14 6 21 3 L 21 13 C 14 16 9 10.5 4 13",
		Solid: "M 9 5 L 9.7 6.6 L 11.4 6.8 L 10.1 7.9 L 10.5 9.6 L 9 8.7 L 7.5 9.6 L 7.9 7.9 L 6.6 6.8 L 8.3 6.6 Z",
	},
	"introduction": {
		Lines: "O 7 8 2.6 M 2 20 C 2 13.5 12 13.5 12 20 Z O 17 8 2.6 M 12 20 C 12 13.5 22 13.5 22 20 Z",
	},
	"speech": {
		Lines: "O 7 9 2.8 M 2 21 C 2 14 12 14 12 21 Z M 13 3 L 22 3 L 22 11 L 17 11 L 13.5 14.5 L 14 11 L 13 11 Z M 15.3 5.8 L 19.7 5.8 M 15.3 8.3 L 18.3 8.3",
	},
	"gift": {
		Lines: "M 4 11 L 20 11 L 20 21 L 4 21 Z M 3 7 L 21 7 L 21 11 L 3 11 Z M 12 7 L 12 21 M 12 7 C 9 0.5 3.5 2.5 6.5 6 C 8 7 10 7 12 7 C 14 7 16 7 17.5 6 C 20.5 2.5 15 0.5 12 7",
	},
	"performance": {
		Lines: "M 9 18 L 9 5 L 19 3 L 19 16 M 9 8.6 L 19 6.6",
		Solid: "O 6.8 18 2.4 O 16.8 16 2.4",
	},
	"video": {
		Lines: "M 2 4 L 22 4 L 22 17 L 2 17 Z M 12 17 L 12 21 M 8 21 L 16 21",
		Solid: "M 9.8 7 L 15.8 10.5 L 9.8 14 Z",
	},
	"interaction": {
		Lines: "O 6.5 4.6 2.4 O 17.5 4.6 2.4 M 6.5 8 L 6.5 15 L 4 21.5 M 6.5 15 L 9 21.5 M 17.5 8 L 17.5 15 L 15 21.5 M 17.5 15 L 20 21.5 M 2 13.5 L 6.5 9.5 L 12 13 L 17.5 9.5 L 22 13.5",
	},
	"oath": {
		Lines: "O 11 5.4 2.7 M 11 9 L 11 16 L 8 22 M 11 16 L 14 22 M 11 10.5 L 6.5 15 M 11 10.5 L 17 9.5 L 17.5 5",
		Solid: "O 17.6 3.6 1.7",
	},
	"award": {
		Lines: "O 12 14.6 6.6 M 8.2 9 L 4.5 2 L 9.5 2 L 12 7.5 L 14.5 2 L 19.5 2 L 15.8 9",
		Solid: "M 12 11.2 L 13 13.4 L 15.4 13.7 L 13.6 15.3 L 14.1 17.7 L 12 16.5 L 9.9 17.7 L 10.4 15.3 L 8.6 13.7 L 11 13.4 Z",
	},
	"photo": {
		Lines: "M 2 7 L 7 7 L 9 4 L 15 4 L 17 7 L 22 7 L 22 20 L 2 20 Z O 12 13.3 4",
		Solid: "O 18.9 9.8 0.9",
	},
	"break": {
		Lines: "M 4 8 L 17 8 L 16 21 L 5 21 Z M 17 10.5 C 22.5 10.5 22 16.5 16.5 16.5 M 8 5.3 C 6.8 4 9.2 3.2 8 1.8 M 13 5.3 C 11.8 4 14.2 3.2 13 1.8",
	},
	"closing": {
		Lines: "O 9 5.4 2.7 M 9 9 L 9 16 L 6 22 M 9 16 L 12 22 M 9 10.5 L 4.5 15 M 9 10.5 L 14.5 9 L 16.5 4 M 19 2 C 20.6 3.6 20.6 6 19 7.6 M 21.3 0.8 C 23.6 3.4 23.6 6.6 21.3 9",
	},
	"departure": {
		Lines: "M 3 21 L 3 3 L 11 3 L 11 21 M 2 21 L 12 21 M 15 12 L 22 12 M 18.5 8.5 L 22 12 L 18.5 15.5",
		Solid: "O 9 12 0.9",
	},
}

// anyPicture stands where a code has none: people in a ring.
var anyPicture = paper.Drawing{Lines: "O 12 4.5 2.4 O 4.8 14 2.4 O 19.2 14 2.4 M 9.5 7 L 6.6 11 M 14.5 7 L 17.4 11 M 8 15.5 L 16 15.5"}

const (
	pictureSide  = 27.0
	clockSide    = 17.0
	clockColumn  = 38.0
	pictureLines = 1.5 // on the drawing's grid
	pictureAbove = 2.6
)

var (
	pictureTimeStyle  = paper.Style{Face: paper.SansBold, Size: 22, Leading: 10, Ink: ink}
	pictureWordsStyle = paper.Style{Face: paper.SansBold, Size: 27, Leading: 12.6, Ink: ink}
	pictureTitleStyle = paper.Style{Face: paper.Sans, Size: 18, Leading: 8.8, Ink: ink}
)

// pictures sets a session's items one under another: when, as figures and as
// the hands of a clock; a picture; few words, and the title below them.
func (l *programmeLayout) pictures(s ProgrammeSession) {
	l.Bookmark(s.Title)
	if len(l.programme.Sessions) > 1 {
		l.heading(s.Title, s.When)
	}
	var rows []paper.Row
	for _, item := range s.Items {
		rows = append(rows, l.picture(item))
	}
	l.Rows(rows)
}

func (l *programmeLayout) picture(item PublicItem) paper.Row {
	d := l.Document
	const words = margin + clockColumn + pictureSide + 7
	when := lines(d, pictureTimeStyle, item.Time, clockColumn-2)
	if item.Clock != nil {
		when = append(when, paper.Gap(1), paper.Piece{Height: clockSide, Draw: func(x, y float64) { l.clock(x, y, *item.Clock) }})
	}
	text := lines(d, pictureWordsStyle, item.Words, right-words)
	if item.Title != item.Words {
		text = append(text, lines(d, pictureTitleStyle, item.Title, right-words)...)
	}
	text = append(text, lines(d, l.look.change(), item.Change, right-words)...)
	drawing, known := pictures[item.Picture]
	if !known {
		drawing = anyPicture
	}
	framed := paper.Piece{Height: pictureSide, Draw: func(x, y float64) {
		d.Box(x, y, pictureSide, pictureSide, 0.5, ink)
		d.Draw(x+3, y+3, pictureSide-6, drawing, pictureLines, ink)
	}}
	return paper.Row{
		Cells: []paper.Cell{{X: margin, Pieces: when}, {X: margin + clockColumn, Pieces: paper.Stack{framed}}, {X: words, Pieces: text}},
		Above: pictureAbove, Below: pictureAbove,
		Under: func(y, height float64) { l.Line(margin, y+height, right, y+height, 0.28, ink) },
	}
}

// clock draws a face whose hands stand at a time of day.
func (l *programmeLayout) clock(x, y float64, seconds int) {
	face := "O 12 12 11"
	for hour := range 12 {
		from, to := hand(float64(hour)/12, 9.6), hand(float64(hour)/12, 10.6)
		face += " M " + from + " L " + to
	}
	turn := float64(seconds) / (12 * 3600)
	face += " M 12 12 L " + hand(turn, 5.2) + " M 12 12 L " + hand(12*turn, 8.4)
	l.Draw(x, y, clockSide, paper.Drawing{Lines: face, Solid: "O 12 12 1"}, 1, ink)
}

// hand is where a hand of a length ends, after so many turns from twelve.
func hand(turns, length float64) string {
	sin, cos := math.Sincos(2 * math.Pi * turns)
	return fmt.Sprintf("%.2f %.2f", 12+length*sin, 12-length*cos)
}

package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// Drawing is a small picture of a grid of 24 by 24: Lines are stroked with
// round ends, Solid is filled. Both are written as paths of SVG with the
// absolute commands M, L, C and Z alone, and O for a circle by its centre and
// radius. Numbers and commands stand apart.
type Drawing struct{ Lines, Solid string }

// grid is how many units a drawing is wide and high.
const grid = 24

// Draw draws a picture with its left top corner at (x, y), side millimetres
// wide. Thickness is that of its lines on the grid. A path that cannot be read
// is an error of the document.
func (d *Document) Draw(x, y, side float64, picture Drawing, thickness float64, ink Ink) {
	lines, err := operators(picture.Lines)
	if err != nil {
		d.fail(err)
		return
	}
	solid, err := operators(picture.Solid)
	if err != nil {
		d.fail(err)
		return
	}
	k := d.pdf.GetConversionRatio()
	r, g, b := ink.rgb()
	color := fmt.Sprintf("%.3f %.3f %.3f", float64(r)/255, float64(g)/255, float64(b)/255)
	unit := side * k / grid
	d.pdf.RawWriteStr(fmt.Sprintf("q 1 J 1 j %.3f w %s RG %s rg %.5f 0 0 %.5f %.3f %.3f cm\n", thickness, color, color, unit, -unit, x*k, (Height-y)*k))
	if lines != "" {
		d.pdf.RawWriteStr(lines + "S\n")
	}
	if solid != "" {
		d.pdf.RawWriteStr(solid + "f\n")
	}
	d.pdf.RawWriteStr("Q")
}

// Turned draws upside down, around a point.
func (d *Document) Turned(x, y float64, draw func()) {
	d.pdf.TransformBegin()
	d.pdf.TransformRotate(180, x, y)
	draw()
	d.pdf.TransformEnd()
	d.font, d.ink = nil, -1 // what was told within holds no longer
}

// arguments is how many numbers follow a command.
var arguments = map[string]int{"M": 2, "L": 2, "C": 6, "Z": 0, "O": 3}

// operators writes a path with the operators of PDF (ISO 32000-1 §8.5.2).
func operators(path string) (string, error) {
	var out strings.Builder
	words := strings.Fields(path)
	for len(words) > 0 {
		command := words[0]
		count, known := arguments[command]
		if !known || len(words) <= count {
			return "", fmt.Errorf("drawing: %q cannot be read in %q", command, path)
		}
		n := make([]float64, count)
		for i := range n {
			var err error
			if n[i], err = strconv.ParseFloat(words[1+i], 64); err != nil {
				return "", fmt.Errorf("drawing: %w", err)
			}
		}
		words = words[1+count:]
		switch command {
		case "M":
			fmt.Fprintf(&out, "%.3f %.3f m ", n[0], n[1])
		case "L":
			fmt.Fprintf(&out, "%.3f %.3f l ", n[0], n[1])
		case "C":
			fmt.Fprintf(&out, "%.3f %.3f %.3f %.3f %.3f %.3f c ", n[0], n[1], n[2], n[3], n[4], n[5])
		case "Z":
			out.WriteString("h ")
		case "O":
			out.WriteString(circle(n[0], n[1], n[2]))
		}
	}
	return out.String(), nil
}

// circle is four curves; 0.5523 brings each nearest to a quarter of a circle.
func circle(x, y, r float64) string {
	k := 0.5523 * r
	return fmt.Sprintf("%.3f %.3f m %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c %.3f %.3f %.3f %.3f %.3f %.3f c h ",
		x+r, y, x+r, y+k, x+k, y+r, x, y+r, x-k, y+r, x-r, y+k, x-r, y, x-r, y-k, x-k, y-r, x, y-r, x+k, y-r, x+r, y-k, x+r, y)
}

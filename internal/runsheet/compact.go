package runsheet

import "tongxing/internal/runsheet/paper"

// compactLooks are what a compact programme may look like, the most legible
// first: how much smaller its letters are, and in how many columns its items
// stand.
var compactLooks = []struct {
	scale   float64
	columns int
}{{1, 1}, {0.95, 1}, {0.9, 1}, {0.95, 2}, {0.9, 2}, {0.86, 2}, {0.82, 2}}

// compactLook returns the most legible look in which a programme is one page,
// and the first where none is.
func (p Programme) compactLook(d *paper.Document) programmeLook {
	for _, of := range compactLooks {
		look := compact(of.scale, of.columns)
		if d.Trial(p.layout(d, look).print) == 1 {
			return look
		}
	}
	return compact(compactLooks[0].scale, compactLooks[0].columns)
}

// compact is the normal look with less room between lines and smaller
// headings, everything by a factor.
func compact(scale float64, columns int) programmeLook {
	look := normalLook
	look.columns = columns
	look.title.Size, look.title.Leading = 20, 9
	look.theme.Size, look.theme.Leading = 12, 6
	look.heading.Size, look.heading.Leading = 14, 7
	look.label.Leading, look.fact.Leading, look.when.Leading = 5, 5, 5
	look.time.Leading, look.item.Leading = 5.6, 5.6
	look.qr, look.gap, look.between = 20*scale, 2.5*scale, 0.2
	for _, style := range []*paper.Style{&look.title, &look.theme, &look.heading, &look.label, &look.fact, &look.when, &look.time, &look.item} {
		style.Size *= scale
		style.Leading *= scale
	}
	return look
}

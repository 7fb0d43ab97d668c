package plandoc

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// docxStyle is what a paragraph style says about headings and numbering.
type docxStyle struct {
	name, basedOn string
	outline       int // heading rank from 1, 0 for none
	list          listRef
}

// listRef points a paragraph at a level of a list; id "" is no list, "0"
// switches numbering off.
type listRef struct {
	id    string
	level int
}

func (d *docx) readStyles(name string) (map[string]*docxStyle, error) {
	styles := map[string]*docxStyle{}
	current := &docxStyle{}
	err := d.walk(name, func(w *walker, e xml.StartElement) error {
		switch e.Name.Local {
		case "style":
			current = &docxStyle{}
			if attr(e, "type") == "paragraph" {
				styles[attr(e, "styleId")] = current
			}
		case "name":
			current.name = strings.ToLower(attr(e, "val"))
		case "basedOn":
			current.basedOn = attr(e, "val")
		case "outlineLvl":
			current.outline = outlineRank(attr(e, "val"))
		case "numId":
			current.list.id = attr(e, "val")
		case "ilvl":
			current.list.level = small(attr(e, "val"))
		}
		return nil
	}, nil)
	return styles, err
}

// outlineRank turns Word's outline level, 0 to 8 and 9 for body text, into a
// rank from 1.
func outlineRank(value string) int {
	if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

func small(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n
}

// style resolves what a paragraph inherits: heading rank, title and list.
func (d *docx) style(id string) (rank int, title bool, list listRef) {
	for depth := 0; depth < 12; depth++ {
		s := d.styles[id]
		if s == nil {
			if depth == 0 {
				return headingName(strings.ToLower(id)), strings.EqualFold(id, "title"), list
			}
			return rank, title, list
		}
		if rank == 0 {
			if rank = s.outline; rank == 0 {
				rank = headingName(s.name)
			}
		}
		if list.id == "" {
			list = s.list
		}
		title = title || s.name == "title" || s.name == "标题" && s.outline == 0
		id = s.basedOn
	}
	return rank, title, list
}

// headingName reads a rank from the names Word and WPS give their headings.
func headingName(name string) int {
	for _, prefix := range []string{"heading", "标题"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= 9 {
				return n
			}
		}
	}
	return 0
}

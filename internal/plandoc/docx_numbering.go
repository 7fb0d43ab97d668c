package plandoc

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// numbering is Word's own counting: lists by id, each an instance of an
// abstract list whose counters it shares.
type numbering struct {
	abstract map[string]*[9]listLevel
	lists    map[string]*list
	counters map[string]*[9]int // by abstract list; 0 is not yet counted
	styles   map[string]string  // style name → abstract list it links to
}

type listLevel struct {
	format, text string
	start        int
	restart      int // level after which this one restarts, -1 for every higher one, 0 for never
	style        string
	legal        bool // figures in every place, whatever the levels above use
	defined      bool
}

type list struct {
	abstract  string
	starts    [9]int // start overrides, -1 for none
	levels    map[int]listLevel
	overruled bool // the overrides have been applied
}

func (d *docx) readNumbering(name string) (*numbering, error) {
	n := &numbering{abstract: map[string]*[9]listLevel{}, lists: map[string]*list{}, counters: map[string]*[9]int{}, styles: map[string]string{}}
	var levels *[9]listLevel
	var current *list
	level, override := 0, false
	change := func(f func(*listLevel)) {
		switch {
		case override && current != nil:
			l := current.levels[level]
			f(&l)
			current.levels[level] = l
		case levels != nil:
			f(&levels[level])
		}
	}
	err := d.walk(name, func(w *walker, e xml.StartElement) error {
		value := attr(e, "val")
		switch e.Name.Local {
		case "abstractNum":
			levels, override = new([9]listLevel), false
			n.abstract[attr(e, "abstractNumId")] = levels
		case "num":
			current, override = &list{starts: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}, levels: map[int]listLevel{}}, false
			n.lists[attr(e, "numId")] = current
		case "abstractNumId":
			if current != nil {
				current.abstract = value
			}
		case "lvlOverride":
			level = small(attr(e, "ilvl"))
		case "startOverride":
			if current != nil {
				current.starts[level], _ = strconv.Atoi(value)
			}
		case "lvl":
			level, override = small(attr(e, "ilvl")), current != nil
			change(func(l *listLevel) { l.start, l.restart, l.defined = 1, -1, true })
		case "start":
			change(func(l *listLevel) { l.start, _ = strconv.Atoi(value) })
		case "numFmt":
			change(func(l *listLevel) { l.format = value })
		case "lvlText":
			change(func(l *listLevel) { l.text = clean(value) })
		case "isLgl":
			change(func(l *listLevel) { l.legal = on(e) })
		case "lvlRestart":
			change(func(l *listLevel) { l.restart, _ = strconv.Atoi(value) })
		case "pStyle":
			change(func(l *listLevel) { l.style = value })
		}
		return nil
	}, nil)
	return n, err
}

// next counts one paragraph of the list and returns its number as Word prints
// it; bullet is true where the level has a mark instead.
func (n *numbering) next(ref listRef, style string) (label string, bullet bool) {
	l := n.lists[ref.id]
	if l == nil || n.abstract[l.abstract] == nil {
		return "", false
	}
	for i, level := range n.abstract[l.abstract] {
		if level.style != "" && level.style == style {
			ref.level = i
		}
	}
	counters := n.counters[l.abstract]
	if counters == nil {
		counters = new([9]int)
		n.counters[l.abstract] = counters
	}
	if !l.overruled {
		l.overruled = true
		for i, start := range l.starts {
			if start >= 0 {
				counters[i] = 0
			}
		}
	}
	for i := 0; i <= ref.level; i++ {
		if counters[i] == 0 || i == ref.level {
			counters[i] = n.count(l, i, counters[i])
		}
	}
	for i := ref.level + 1; i < 9; i++ {
		if restart := n.level(l, i).restart; restart != 0 && (restart < 0 || ref.level < restart) {
			counters[i] = 0
		}
	}
	return n.format(l, ref.level, counters)
}

// count returns the figure after current, or the level's start; one is added
// throughout so that 0 can stand for "not yet counted".
func (n *numbering) count(l *list, level, current int) int {
	if current > 0 {
		return current + 1
	}
	if l.starts[level] >= 0 {
		return l.starts[level] + 1
	}
	return n.level(l, level).start + 1
}

func (n *numbering) level(l *list, level int) listLevel {
	if own, ok := l.levels[level]; ok && own.defined {
		return own
	}
	return n.abstract[l.abstract][level]
}

func (n *numbering) format(l *list, level int, counters *[9]int) (string, bool) {
	at := n.level(l, level)
	if at.format == "bullet" || at.text == "" || at.format == "none" {
		return "", at.format == "bullet"
	}
	label := at.text
	for i := range 9 {
		mark := "%" + strconv.Itoa(i+1)
		if strings.Contains(label, mark) {
			format := n.level(l, i).format
			if at.legal {
				format = "decimal"
			}
			label = strings.ReplaceAll(label, mark, formatCount(counters[i]-1, format))
		}
	}
	return label, false
}

// formatCount writes n in one of Word's number formats (ST_NumberFormat,
// ISO/IEC 29500-1 §17.18.59) that occur in Chinese and English documents.
func formatCount(n int, format string) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "koreanCounting":
		return formatHan(n, "零一二三四五六七八九", "十百千", true)
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return formatHan(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letter(n, 'A')
	case "lowerLetter":
		return letter(n, 'a')
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "decimalEnclosedParen":
		return "(" + strconv.Itoa(n) + ")"
	case "decimalEnclosedFullstop":
		return strconv.Itoa(n) + "."
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "ideographTraditional":
		if n >= 1 && n <= 10 {
			return string([]rune(stems)[n-1])
		}
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n <= 0 || n > 999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{{900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= step.value {
			b.WriteString(step.text)
			n -= step.value
		}
	}
	return b.String()
}

func letter(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

package plandoc

import (
	"strconv"
	"strings"
)

var hanDigits = map[rune]int{
	'〇': 0, '零': 0, '○': 0, 'O': 0, '一': 1, '壹': 1, '二': 2, '贰': 2, '两': 2, '三': 3, '叁': 3, '四': 4, '肆': 4,
	'五': 5, '伍': 5, '六': 6, '陆': 6, '七': 7, '柒': 7, '八': 8, '捌': 8, '九': 9, '玖': 9,
}

var hanUnits = map[rune]int{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000}

// parseNumber reads decimal figures or a Chinese number up to 9999
// (二十三, 二〇二五); ok is false for anything else.
func parseNumber(s string) (n int, ok bool) {
	if s == "" || len(s) > 30 {
		return 0, false
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 0
	}
	total, digit, units, digits := 0, -1, false, 0
	for _, r := range s {
		if d, found := hanDigits[r]; found {
			if digit >= 0 && !units {
				digit = digit*10 + d
			} else {
				digit = d
			}
			digits++
		} else if u, found := hanUnits[r]; found {
			if digit < 0 {
				digit = 1
			}
			total, digit, units = total+digit*u, 0, true
		} else {
			return 0, false
		}
	}
	return total + max(digit, 0), digits < 5
}

// formatHan writes n as Chinese counting does, with the given figures from 0
// to 9 and the units from ten up: 一 … 十, 十一 … 二十 … 一百零五. A leading 一十
// is written 十 where dropOne is set.
func formatHan(n int, figures, units string, dropOne bool) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	figure, unit := []rune(figures), []rune(units)
	var b strings.Builder
	zero := false
	for place, weight := 3, 1000; place >= 0; place, weight = place-1, weight/10 {
		d := n / weight % 10
		if d == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(figure[0])
			zero = false
		}
		if !dropOne || d != 1 || place != 1 || b.Len() > 0 {
			b.WriteRune(figure[d])
		}
		if place > 0 {
			b.WriteRune(unit[place-1])
		}
	}
	return b.String()
}

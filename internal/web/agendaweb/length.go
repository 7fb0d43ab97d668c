package agendaweb

import (
	"fmt"
	"strconv"
	"strings"

	"tongxing/internal/agenda"
)

// parseLength reads a length as people type it: minutes ("5"), minutes and
// seconds ("2:30"), hours too ("1:05:00"), or with units ("1小时5分", "90秒",
// "5 min", "45s"). Nothing typed is unknown. ok is false for anything else and
// for more than a week.
func parseLength(typed string) (l agenda.Length, ok bool) {
	text := strings.NewReplacer("：", ":", " ", "", "　", "", "小时", "h", "分钟", "m", "分", "m", "秒钟", "s", "秒", "s", "时", "h").Replace(strings.ToLower(strings.TrimSpace(typed)))
	text = strings.NewReplacer("hours", "h", "hour", "h", "minutes", "m", "minute", "m", "mins", "m", "min", "m", "seconds", "s", "second", "s", "secs", "s", "sec", "s").Replace(text)
	text = strings.Map(narrow, text)
	if text == "" {
		return agenda.Length{}, true
	}
	seconds, ok := parseColons(text)
	if !ok {
		seconds, ok = parseUnits(text)
	}
	if !ok || seconds > 7*24*3600 {
		return agenda.Length{}, false
	}
	return agenda.LengthOf(seconds), true
}

// narrow turns full-width figures into plain ones.
func narrow(r rune) rune {
	if '０' <= r && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

func parseColons(text string) (seconds int, ok bool) {
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, false
	}
	for i, part := range parts {
		n, ok := figures(part)
		if !ok || i > 0 && n > 59 {
			return 0, false
		}
		seconds = seconds*60 + n
	}
	if len(parts) == 1 {
		seconds *= 60
	}
	return seconds, true
}

// parseUnits reads figures with units, the greatest first, each once.
func parseUnits(text string) (seconds int, ok bool) {
	for _, unit := range []struct {
		name string
		size int
	}{{"h", 3600}, {"m", 60}, {"s", 1}} {
		before, rest, found := strings.Cut(text, unit.name)
		if !found {
			continue
		}
		n, numeric := figures(before)
		if !numeric {
			return 0, false
		}
		seconds, text, ok = seconds+n*unit.size, rest, true
	}
	return seconds, ok && text == ""
}

// figures reads up to six decimal figures.
func figures(s string) (int, bool) {
	if s == "" || len(s) > 6 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// formatLength writes a length as parseLength reads it: 5, 2:30, 1:05:00.
func formatLength(l agenda.Length) string {
	if !l.Known() {
		return ""
	}
	return formatSeconds(l.Seconds())
}

func formatSeconds(n int) string {
	switch {
	case n%60 == 0:
		return strconv.Itoa(n / 60)
	case n < 3600:
		return fmt.Sprintf("%d:%02d", n/60, n%60)
	}
	return fmt.Sprintf("%d:%02d:%02d", n/3600, n/60%60, n%60)
}

// parseOffset reads a cue's offset: a length, with a minus for before.
func parseOffset(typed string) (seconds int, ok bool) {
	text := strings.TrimSpace(typed)
	rest, before := strings.CutPrefix(strings.NewReplacer("－", "-", "−", "-", "＋", "+").Replace(text), "-")
	l, ok := parseLength(strings.TrimPrefix(rest, "+"))
	if before {
		return -l.Seconds(), ok
	}
	return l.Seconds(), ok
}

func formatOffset(seconds int) string {
	switch {
	case seconds == 0:
		return ""
	case seconds < 0:
		return "-" + formatSeconds(-seconds)
	}
	return formatSeconds(seconds)
}

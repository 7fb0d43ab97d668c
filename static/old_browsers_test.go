package static_test

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"tongxing/static"
)

// The oldest engine that pages are made for is Chromium 92: that of WeChat on
// phones a few years old, of 360 and of the browsers of UOS and Kylin. newer
// is what came later, with the version; a style that is merely skipped there,
// such as text-wrap, is not among it.
var newer = map[string]map[string]int{
	".css": {
		`:has\(`: 105, `@layer\b`: 99, `@container\b`: 105, `\bcolor-mix\(`: 111, `\blight-dark\(`: 123, `\boklch\(`: 111,
		`\d[dsl]v[hw]\b`: 108, `:popover-open`: 114, `\bsubgrid\b`: 117, `@scope\b`: 118, `@property\b.*initial-value:\s*;`: 93,
		`(?m)^\s+&`: 112, `@starting-style\b`: 117, `\banchor\(`: 125, `@media[^{]*[<>]=?`: 104, `\bcalc-size\(`: 129,
	},
	".js": {
		`\bstatic\s*\{`: 94, `\bstructuredClone\(`: 98, `\bObject\.hasOwn\(`: 93, `\.findLast(Index)?\(`: 97, `\.to(Sorted|Spliced|Reversed)\(`: 110,
		`\bAbortSignal\.(timeout|any)\(`: 103, `\bPromise\.(withResolvers|try)\b`: 119, `\.(show|hide|toggle)Popover\(`: 114, `\bgroupBy\(`: 117, `/[dgimsuy]*v[dgimsuy]*[,;)]`: 112,
	},
}

func TestOldBrowsers(t *testing.T) {
	files := static.Files()
	seen := 0
	for _, folder := range []string{"css", "js"} {
		entries, err := fs.ReadDir(files, folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			text, err := fs.ReadFile(files, path.Join(folder, entry.Name()))
			if err != nil {
				t.Fatal(err)
			}
			seen++
			for pattern, version := range newer[path.Ext(entry.Name())] {
				for i, line := range strings.Split(unguarded(string(text)), "\n") {
					if regexp.MustCompile(pattern).MatchString(line) {
						t.Errorf("%s/%s:%d needs Chromium %d: %s", folder, entry.Name(), i+1, version, strings.TrimSpace(line))
					}
				}
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d files were looked at", seen)
	}
}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	guard   = regexp.MustCompile(`@supports[^{]*\{`)
)

// unguarded empties the comments of a style and what it keeps for engines that
// say they can, in @supports, and leaves the lines where they are.
func unguarded(text string) string {
	text = comment.ReplaceAllStringFunc(text, emptied)
	for {
		at := guard.FindStringIndex(text)
		if at == nil {
			return text
		}
		end, depth := at[1], 1
		for ; end < len(text) && depth > 0; end++ {
			switch text[end] {
			case '{':
				depth++
			case '}':
				depth--
			}
		}
		text = text[:at[0]] + emptied(text[at[0]:end]) + text[end:]
	}
}

func emptied(text string) string { return strings.Repeat("\n", strings.Count(text, "\n")) }

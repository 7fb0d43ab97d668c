package linebreak_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/runsheet/linebreak"
)

// em gives Latin characters half the width of the others, and combining
// marks none.
func em(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r < 0x2000:
		return 0.5
	}
	return 1
}

func TestLines(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"empty", "", 5, []string{""}},
		{"fits", "园长致辞", 4, []string{"园长致辞"}},
		{"breaks anywhere in Chinese", "请提前到岗检查话筒", 4, []string{"请提前到", "岗检查话", "筒"}},
		{"keeps newlines and blank lines", "一\n\n二", 4, []string{"一", "", "二"}},
		{"no comma at the start", "请能起立的，请起立", 5, []string{"请能起立", "的，请起立"}},
		{"no bracket at the end", "多功能厅（一层）", 5, []string{"多功能厅", "（一层）"}},
		{"keeps a dash pair together", "上午九点——十点", 5, []string{"上午九", "点——十点"}},
		{"keeps a word whole", "用 hello 开场", 3, []string{"用", "hello", "开场"}},
		{"keeps a telephone number whole", "王老师 138-0000-0002", 8, []string{"王老师", "138-0000-0002"}},
		{"breaks after a hyphen", "a step-free way", 4, []string{"a step-", "free way"}},
		{"keeps an apostrophe in its word", "we don’t go", 3, []string{"we", "don’t", "go"}},
		{"breaks a long address anywhere", "https://example.org/a", 4, []string{"https://", "example.", "org/a"}},
		{"spaces hang", "一二   三", 2, []string{"一二", "三"}},
		{"a mark stays with its letter", "abcde\u0301f", 2.5, []string{"abcde\u0301", "f"}},
		{"only punctuation", "，，，，，", 2, []string{"，，", "，，", "，"}},
		{"narrower than a character", "同行", 0.1, []string{"同", "行"}},
		{"characters beyond the BMP", "𠮷𠮷𠮷", 2, []string{"𠮷𠮷", "𠮷"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, linebreak.Lines(tt.text, tt.width, em)); diff != "" {
				t.Errorf("lines differ (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzLines(f *testing.F) {
	f.Add("请提前十五分钟到岗，检查话筒、投影仪和备用电池；如有异常联系总控（分机 8012）。", uint8(10))
	f.Add("a，，，（（（“”…… https://example.org/sheet/K7QX-2MPA-4T", uint8(7))
	f.Add("e\u0301\u0301 \n\n   \xff\xe5\xa5 𠮷👩\u200d👧", uint8(1))
	f.Fuzz(func(t *testing.T, text string, w uint8) {
		width := float64(w) / 2
		lines := linebreak.Lines(text, width, em)
		if got, want := squeeze(strings.Join(lines, "")), squeeze(text); got != want {
			t.Fatalf("text changed:\n got %q\nwant %q", got, want)
		}
		for i, line := range lines {
			if wide(line) > width && characters(line) > 1 {
				t.Errorf("line %q is wider than %v", line, width)
			}
			if i > 0 && !strings.Contains(text, "\n") && startsBadly(line) && hadChoice(lines[i-1]) {
				t.Errorf("line %q begins with closing punctuation, though %q could end earlier", line, lines[i-1])
			}
		}
	})
}

func squeeze(s string) string {
	return strings.NewReplacer(" ", "", "\n", "").Replace(s)
}

func wide(line string) (sum float64) {
	for _, r := range strings.TrimRight(line, " ") {
		sum += em(r)
	}
	return sum
}

// characters counts what has a width of its own.
func characters(line string) (n int) {
	for _, r := range line {
		if em(r) > 0 && r != ' ' {
			n++
		}
	}
	return n
}

func startsBadly(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return line != "" && linebreak.NotAtStart(r)
}

// hadChoice reports whether a line has a place to end that spares punctuation
// on both sides.
func hadChoice(line string) bool {
	runes := []rune(line)
	for k := 1; k < len(runes); k++ {
		if !linebreak.NotAtStart(runes[k]) && !linebreak.NotAtEnd(runes[k-1]) && runes[k] != ' ' &&
			!unicode.In(runes[k], unicode.Mn, unicode.Me) {
			return true
		}
	}
	return false
}

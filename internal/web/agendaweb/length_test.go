package agendaweb

import "testing"

func TestParseLength(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "5": "300", " 5 ": "300", "0": "0", "2:30": "150", "1:05:00": "3900", "５：３０": "330", "5分钟": "300", "5 分": "300", "90秒": "90",
		"1小时5分": "3900", "1h5m": "3900", "1 hour 30 min": "5400", "45s": "45", "2分30秒": "150",
		"五": "?", "-5": "?", "5:60": "?", "1:2:3:4": "?", "5m3h": "?", "m": "?", "5 5m": "3300", "9999999": "?", "99999": "?",
	} {
		l, ok := parseLength(typed)
		got := l.String()
		if !ok {
			got = "?"
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", typed, got, want)
		}
	}
}

func FuzzParseLength(f *testing.F) {
	f.Add("1:05:00")
	f.Add("1小时5分３秒")
	f.Fuzz(func(t *testing.T, typed string) {
		l, ok := parseLength(typed)
		if again, fine := parseLength(formatLength(l)); ok && (!fine || again != l) {
			t.Errorf("%q is %v, shown as %q, then %v", typed, l, formatLength(l), again)
		}
		seconds, ok := parseOffset(typed)
		if again, fine := parseOffset(formatOffset(seconds)); ok && (!fine || again != seconds) {
			t.Errorf("%q is %d, shown as %q, then %d", typed, seconds, formatOffset(seconds), again)
		}
	})
}

package locale_test

import (
	"testing"

	"tongxing/internal/civil"
	"tongxing/internal/locale"
)

func TestNegotiate(t *testing.T) {
	for _, tc := range []struct {
		header string
		wishes []string
		want   locale.Language
	}{
		{"", nil, locale.Chinese},
		{"en-GB,en;q=0.8", nil, locale.English},
		{"fr", nil, locale.Chinese},
		{"fr, en;q=0.5", nil, locale.English},
		{"zh-TW", nil, locale.Chinese},
		{"zh-CN,zh;q=0.9,en;q=0.8", nil, locale.Chinese},
		{"zh-CN", []string{"en"}, locale.English},
		{"en", []string{"", "zh"}, locale.Chinese},
		{"en", []string{"klingon"}, locale.English},
		{";;;", nil, locale.Chinese},
	} {
		if got := locale.Negotiate(tc.header, tc.wishes...); got != tc.want {
			t.Errorf("%q %q: got %s, want %s", tc.header, tc.wishes, got, tc.want)
		}
	}
}

func TestFormats(t *testing.T) {
	zh, en := locale.For(locale.Chinese), locale.For(locale.English)
	day, later := civil.NewDate(2026, 5, 15), civil.NewDate(2026, 6, 3)
	for _, tc := range []struct{ got, want string }{
		{zh.Day(day), "2026年5月15日（周五）"},
		{en.Day(day), "Friday 15 May 2026"},
		{zh.Days(day, later), "2026年5月15日—6月3日"},
		{en.Days(day, later), "15 May—3 June 2026"},
		{zh.Days(day, day), "2026年5月15日（周五）"},
		{zh.Duration(5 * 60), "5 分钟"},
		{zh.Duration(3600 + 30*60), "1 小时 30 分钟"},
		{en.Duration(90), "1 min 30 s"},
		{zh.Duration(0), "0 分钟"},
		{zh.Minutes(150), "2:30"},
		{zh.Money(123450), "1,234.50"},
		{zh.Money(-5), "-0.05"},
		{zh.Money(100000000), "1,000,000.00"},
		{zh.Ordinal(1), "第一项"},
		{zh.Ordinal(10), "第十项"},
		{zh.Ordinal(12), "第十二项"},
		{zh.Ordinal(20), "第二十项"},
		{zh.Ordinal(105), "第一百零五项"},
		{zh.Ordinal(110), "第一百一十项"},
		{zh.Ordinal(1010), "第一千零一十项"},
		{en.Ordinal(3), "No. 3"},
		{zh.Times(civil.NewTimeOfDay(9, 5), civil.NewTimeOfDay(10, 30)), "09:05—10:30"},
		{zh.T("nothing.here"), "⟦nothing.here⟧"},
	} {
		if tc.got != tc.want {
			t.Errorf("got %q, want %q", tc.got, tc.want)
		}
	}
}

// TestQuotationsWithin: a title with quotation marks of its own keeps to one
// pair of each.
func TestQuotationsWithin(t *testing.T) {
	t.Parallel()
	for l, want := range map[locale.Language]string{locale.Chinese: "加进“‘石榴籽’集市”", locale.English: "Add to “‘石榴籽’集市”"} {
		if got := locale.For(l).T("import.compare_title", "Title", "“石榴籽”集市"); got != want {
			t.Errorf("%s: %s", l, got)
		}
	}
}

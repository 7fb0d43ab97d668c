package fault_test

import (
	"strings"
	"testing"

	"tongxing/internal/fault"
)

func TestLine(t *testing.T) {
	for _, tc := range []struct{ name, typed, want, key string }{
		{"as it is", "李老师", "李老师", ""},
		{"space and breaks", "  李\t老师\r\n（主持） ", "李 老师 （主持）", ""},
		{"wide spaces", "李　明", "李 明", ""},
		{"controls and turned direction", "a\x07b\u202ec", "abc", ""},
		{"right to left stays", "מורה", "מורה", ""},
		{"too long", strings.Repeat("长", 11), strings.Repeat("长", 11), "fault.too_long"},
		{"NUL", "a\x00b", "a\x00b", "fault.impossible_text"},
		{"bad UTF-8", "a\xffb", "a\xffb", "fault.impossible_text"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var c fault.Collector
			got := tc.typed
			c.Line("name", &got, 10)
			if got != tc.want || keyOf(c) != tc.key {
				t.Errorf("got %q, %q; want %q, %q", got, keyOf(c), tc.want, tc.key)
			}
		})
	}
}

func TestWords(t *testing.T) {
	var c fault.Collector
	got := "\r\n一  \r\n\r\n\x1b- 二\r三\t\n\n"
	c.Words("body", &got, 100)
	if want := "一\n\n- 二\n三"; got != want || keyOf(c) != "" {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNeedSaysOneThingAField(t *testing.T) {
	var c fault.Collector
	empty, bad := " \t", "\x00"
	c.Line("a", &empty, 5)
	c.Need("a", empty)
	c.Line("b", &bad, 5)
	c.Need("b", "")
	f := fault.From(c.Err())
	if f == nil || len(f.Fields) != 2 || f.Fields[0].Key != "fault.required" || f.Fields[1].Key != "fault.impossible_text" {
		t.Errorf("got %+v", f)
	}
}

func FuzzLine(f *testing.F) {
	f.Add("李 明\n")
	f.Add("\u202e\x00")
	f.Fuzz(func(t *testing.T, typed string) {
		var c fault.Collector
		once := typed
		c.Line("x", &once, 1000)
		if c.Err() != nil {
			return
		}
		twice := once
		c.Line("x", &twice, 1000)
		if twice != once || strings.ContainsAny(once, "\n\r\t\x00") {
			t.Errorf("%q became %q, then %q", typed, once, twice)
		}
	})
}

func keyOf(c fault.Collector) string {
	if f := fault.From(c.Err()); f != nil {
		return f.Fields[0].Key
	}
	return ""
}

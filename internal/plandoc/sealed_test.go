package plandoc_test

import (
	"slices"
	"testing"

	"tongxing/internal/plandoc"
)

func TestFindSensitive(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		want []string // kind: the words found
	}{
		{"身份证号 11010519491231002X，电话138-0000-0001", []string{"identity_number: 11010519491231002X", "phone: 138-0000-0001"}},
		{"残疾证号：11010519491231002X42", []string{"disability_number: 11010519491231002X42"}},
		{"校验位不对 110105194912310021", nil},
		{"卡号 6222 0202 0000 0000 006", []string{"bank_number: 6222 0202 0000 0000 006"}},
		{"预算12000元，2026年5月15日，编号20260515001", nil},
		{"座机 0999-8800123", []string{"phone: 0999-8800123"}},
	} {
		var got []string
		for _, s := range plandoc.FindSensitive(test.text) {
			got = append(got, string(s.Kind)+": "+test.text[s.Start:s.End])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFindChildren(t *testing.T) {
	t.Parallel()
	list := plandoc.Section{Title: "结对名单", Text: "被帮同学\t帮扶同学\n小舟\t宗泽\n豆豆：苏婉清、黎明"}
	var got []string
	lines := []string{"被帮同学\t帮扶同学\n", "小舟\t宗泽\n", "豆豆：苏婉清、黎明"}
	for _, s := range plandoc.FindChildren(list) {
		got = append(got, lines[s.Line-1][s.Start:s.End])
	}
	if want := []string{"小舟", "宗泽", "豆豆", "苏婉清", "黎明"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if found := plandoc.FindChildren(plandoc.Section{Title: "领导小组", Text: "组长：李明"}); len(found) > 0 {
		t.Errorf("found %v in a committee", found)
	}
}

// TestFindChildrenInProse: a notice names children within sentences too, and a
// label before a number is no name.
func TestFindChildrenInProse(t *testing.T) {
	t.Parallel()
	const text = "经评议，下列同学获得关爱补贴：钱朵朵、郑小雨。公示期7天。\n监护人孙建国代领\n银行卡：6222 0202 0000 0000 006"
	lines := []string{"经评议，下列同学获得关爱补贴：钱朵朵、郑小雨。公示期7天。\n", "监护人孙建国代领\n", "银行卡：6222 0202 0000 0000 006"}
	var got []string
	for _, s := range plandoc.FindChildren(plandoc.Section{Title: "公示名单", Text: text}) {
		got = append(got, lines[s.Line-1][s.Start:s.End])
	}
	if want := []string{"钱朵朵", "郑小雨", "孙建国"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

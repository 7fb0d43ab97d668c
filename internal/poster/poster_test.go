package poster_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"tongxing/internal/poster"
	"tongxing/static"
)

var press = poster.New(static.Files())

// day is an ordinary poster.
func day() poster.Poster {
	return poster.Poster{
		Kind: "全国助残日活动", Title: "一起长大：第二幼儿园助残日", Theme: "我们都一样，我们又都不一样",
		Facts: []poster.Fact{{"时间", "2026年5月15日（周五）09:00—10:30"}, {"地点", "第二幼儿园多功能厅，学前路1号"}, {"参加的人", "全园小朋友和家长"}},
		Access: poster.Access{Heading: "到场的方便", Offers: []string{"手语翻译", "实时字幕", "安静休息室", "无台阶通行", "轮椅席位", "无障碍卫生间", "有人在门口接"},
			Note: "轮椅请从西门坡道进。"},
		Hosts: "主办：第二幼儿园", Scan: "扫码看节目单，订阅日历", Address: "https://plan.example.cn/c/disability-day",
	}
}

func draw(t *testing.T, of poster.Poster) image.Image {
	t.Helper()
	return decode(t)(press.Draw(of))
}

func decode(t *testing.T) func([]byte, error) image.Image {
	return func(data []byte, err error) image.Image {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if folder := os.Getenv("TONGXING_SCREENS"); folder != "" {
			name := strings.ReplaceAll(t.Name(), "/", "-") + ".png"
			if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return picture
	}
}

func TestPortrait(t *testing.T) {
	t.Parallel()
	many := day()
	many.Access.Offers = strings.Fields(strings.Repeat("手语翻译 为听力残疾人安排的文字联系 ", 8))
	long := day()
	long.Title = strings.Repeat("四校联合志愿服务与无障碍共融主题活动", 6)
	for name, of := range map[string]poster.Poster{"ordinary": day(), "many offers": many, "long title": long, "bare": {Title: "一天", Address: "http://a.cn"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			picture := draw(t, of)
			if size := picture.Bounds().Size(); size.X != 1080 || size.Y < 1080 {
				t.Errorf("%v, want 1080 wide and no wider than tall", size)
			}
			// The margins stay free: nothing was cut off at the side.
			for y := range picture.Bounds().Dy() {
				for _, x := range []int{20, 1060} {
					if picture.At(x, y) != picture.At(0, y) {
						t.Fatalf("something is drawn at %d, %d", x, y)
					}
				}
			}
		})
	}
}

// TestLettersAreDrawn: every field, and every sort of character, leaves ink
// where without it there is none.
func TestLettersAreDrawn(t *testing.T) {
	t.Parallel()
	plain := ink(draw(t, day()))
	for name, change := range map[string]func(*poster.Poster){
		"theme":           func(p *poster.Poster) { p.Theme = "" },
		"a fact":          func(p *poster.Poster) { p.Facts = p.Facts[:2] },
		"an offer":        func(p *poster.Poster) { p.Access.Offers = p.Access.Offers[:6] },
		"note":            func(p *poster.Poster) { p.Access.Note = "" },
		"hosts":           func(p *poster.Poster) { p.Hosts = "" },
		"scan":            func(p *poster.Poster) { p.Scan = "" },
		"a rare letter":   func(p *poster.Poster) { p.Theme += "𠮷" },
		"an emoji":        func(p *poster.Poster) { p.Theme += "🎈" },
		"an absent glyph": func(p *poster.Poster) { p.Theme += "\U000F0000" },
		"off":             func(p *poster.Poster) { p.Off = "已取消" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			of := day()
			change(&of)
			if got := ink(draw(t, of)); got == plain {
				t.Errorf("%d pixels differ from the paper with and without it", got)
			}
		})
	}
}

func ink(picture image.Image) (n int) {
	size := picture.Bounds()
	for y := size.Min.Y; y < size.Max.Y; y++ {
		ground := picture.At(0, y)
		for x := size.Min.X; x < size.Max.X; x++ {
			if picture.At(x, y) != ground {
				n++
			}
		}
	}
	return n
}

// TestJoinersTakeNoRoom: what steers an emoji is not drawn as a box.
func TestJoinersTakeNoRoom(t *testing.T) {
	t.Parallel()
	with, without := day(), day()
	with.Theme, without.Theme = "👩\u200d👧\ufe0f\u202e好", "👩👧好"
	if ink(draw(t, with)) != ink(draw(t, without)) {
		t.Error("joiners and selectors leave a mark")
	}
}

func TestSameWordsSameBytes(t *testing.T) {
	t.Parallel()
	first, err := press.Draw(day())
	if err != nil {
		t.Fatal(err)
	}
	second, err := press.Draw(day())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("the same words gave other bytes")
	}
	if len(first) > 300_000 {
		t.Errorf("%d bytes are too many to send by telephone", len(first))
	}
}

func TestCard(t *testing.T) {
	t.Parallel()
	long := day()
	long.Title, long.Off = strings.Repeat("无障碍共融", 30), "已取消"
	for name, of := range map[string]poster.Poster{"ordinary": day(), "long": long} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			picture := decode(t)(press.Card(of))
			if size := picture.Bounds().Size(); size != image.Pt(1200, 630) {
				t.Errorf("%v, want 1200 × 630", size)
			}
			if got := color.RGBAModel.Convert(picture.At(10, 620)).(color.RGBA); got.R < 0xf0 {
				t.Errorf("the foot is %v", got)
			}
		})
	}
}

func TestMissingFont(t *testing.T) {
	t.Parallel()
	_, err := poster.New(fstest.MapFS{}).Draw(day())
	var missing *poster.FontError
	if !errors.As(err, &missing) || missing.File != "fonts/NotoSansSC-Regular.ttf" {
		t.Errorf("got %v, want the first font's name", err)
	}
}

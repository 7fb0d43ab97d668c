package handout_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
)

// readWord returns the text of a Word file without spaces, its heads and feet
// too.
func readWord(t *testing.T, paper handout.Paper) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(paper.Plain.Bytes), int64(len(paper.Plain.Bytes)))
	must(t, err)
	var text strings.Builder
	for _, part := range z.File {
		r, err := part.Open()
		must(t, err)
		for decoder := xml.NewDecoder(r); ; {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			must(t, err)
			if words, ok := token.(xml.CharData); ok {
				text.Write(words)
			}
		}
	}
	return squeeze(text.String())
}

// TestWord: a Word file is the same edition as the PDF, with the same code, and
// shows each role no more than that.
func TestWord(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newPacks(t, db, clock)
		full := []string{secretWords, secretNote, secretName, secretTitle, "138-0000-0001"}
		for _, role := range []struct {
			code, name string
			says, hide []string
		}{
			{"", "助残日主会场-流程单-第 1 版.docx", full, []string{secretSpeech}},
			{"host", "助残日主会场-主持-第 1 版.docx", []string{secretWords, secretNote, secretConsent}, []string{secretSpeech, secretTitle, "台口全亮"}},
			{"sound", "助残日主会场-音响与大屏-第 1 版.docx", []string{"提前 0:30 国旗", secretTitle}, []string{secretWords, secretSpeech, "领来宾入座"}},
			{"interpreter", "助残日主会场-手语翻译-第 1 版.docx", []string{secretSpeech, "换人：何语下，周静上"}, []string{secretTitle, "台口全亮"}},
			{"volunteers", "助残日主会场-志愿者-第 1 版.docx", []string{secretTitle, "有您的事"}, []string{secretWords, secretNote, secretConsent, secretSpeech}},
		} {
			wish := handout.Wish{Role: role.code, Word: true}
			paper := s.sheet(wish)
			pdf := s.sheet(handout.Wish{Role: role.code})
			if paper.Code != pdf.Code || paper.Number != 1 || paper.Name != role.name {
				t.Errorf("%s: %q is edition %d with code %s, the PDF has %s", role.code, paper.Name, paper.Number, paper.Code, pdf.Code)
			}
			again, err := s.another().RunSheet(t.Context(), s.who, "day", wish)
			must(t, err)
			if !bytes.Equal(again.Plain.Bytes, paper.Plain.Bytes) {
				t.Errorf("%s: the same state is not the same bytes", role.code)
			}
			text := readWord(t, paper)
			for _, want := range append(role.says, "送审稿：", "助残日主会场", "第 1 版", "4月20日 09:00 生成", paper.Code, "从第 1 版导出，可以改", site+"/sheet/"+paper.Code) {
				if !strings.Contains(text, squeeze(want)) {
					t.Errorf("%s does not say %q", role.code, want)
				}
			}
			wish.Language = locale.English
			for _, text := range []string{text, readWord(t, s.sheet(wish))} {
				for _, secret := range role.hide {
					if strings.Contains(text, squeeze(secret)) {
						t.Errorf("%s says %q", role.code, secret)
					}
				}
			}
		}
		for _, code := range []string{"guests", "families", handout.Every, "king"} {
			if _, err := s.handouts.RunSheet(t.Context(), s.who, "day", handout.Wish{Role: code, Word: true}); fault.KindOf(err) != fault.NotFound {
				t.Errorf("Word for %s: %v, want NotFound", code, err)
			}
		}
	})
}

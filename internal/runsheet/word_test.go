package runsheet_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"tongxing/internal/docx/docxtest"
	"tongxing/internal/runsheet"
)

// wordParts unpacks a Word file and fails the test where a part is not XML.
func wordParts(t *testing.T, r runsheet.RunSheet) map[string]string {
	t.Helper()
	made, err := runsheet.Word(r)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := runsheet.Word(r); !bytes.Equal(made, again) {
		t.Error("the same sheet gives other bytes")
	}
	parts := docxtest.Parts(t, made)
	docxtest.InOrder(t, parts)
	return parts
}

var namedStyle = regexp.MustCompile(`pStyle w:val="([^"]+)"`)

// TestWordTable: a table lies on its side, repeats its head, keeps rows whole
// and says all of three hundred of them; every page names sheet and edition.
func TestWordTable(t *testing.T) {
	t.Parallel()
	r := oneSheet(manyRows(300)...)
	r.Sheets[0].Rows[7].Title = "\x00<b>&\ufffe一" + strings.Repeat("长", 3000)
	r.Sheets[0].Edition.Draft = "送审稿：还没有发布"
	parts := wordParts(t, r)
	body := parts["word/document.xml"]
	if n := strings.Count(body, "<w:tr>"); n != 301 {
		t.Errorf("%d rows, want the head and 300", n)
	}
	for _, want := range []string{"<w:tblHeader/>", "<w:cantSplit/>", `w:orient="landscape"`, "&lt;b&gt;&amp;一长", "手语合唱"} {
		if !strings.Contains(body, want) {
			t.Errorf("the body lacks %s", want)
		}
	}
	for _, want := range []string{r.Sheets[0].Title, r.Sheets[0].Edition.Label, r.Sheets[0].Edition.Code, "送审稿：还没有发布", " PAGE ", " NUMPAGES "} {
		if !strings.Contains(parts["word/header1.xml"], want) {
			t.Errorf("the head of pages lacks %s", want)
		}
	}
	for name, text := range parts {
		for _, style := range namedStyle.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+style[1]+`"`) {
				t.Errorf("%s: no style %s", name, style[1])
			}
		}
	}
}

// TestWordScript: what is read out has 16 points, and an item stays together.
func TestWordScript(t *testing.T) {
	t.Parallel()
	parts := wordParts(t, spoken())
	if spoken := regexp.MustCompile(`w:styleId="Spoken".*?<w:sz w:val="(\d+)"/>`).FindStringSubmatch(parts["word/styles.xml"]); spoken == nil || spoken[1] != "32" {
		t.Errorf("what is read out has %v half points", spoken)
	}
	body := parts["word/document.xml"]
	if strings.Contains(body, "landscape") || !strings.Contains(body, `<w:pStyle w:val="Heading1"/><w:keepNext/>`) {
		t.Error("a script is on its side, or parts an item from its title")
	}
}

package locale_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tongxing/internal/locale"
)

const root = "../.."

// source reads every Go file that is not a test, and every template.
func source(t *testing.T) (code, pages string) {
	t.Helper()
	var goText, htmlText strings.Builder
	for _, dir := range []string{"cmd", "internal", "templates"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			isGo := strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go")
			if !isGo && !strings.HasSuffix(path, ".html") {
				return nil
			}
			text, err := os.ReadFile(path)
			if isGo {
				goText.Write(text)
			} else {
				htmlText.Write(text)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return goText.String(), htmlText.String()
}

var (
	quoted    = regexp.MustCompile(`"((?:[^"\\\n]|\\.)*)"`)
	prefixed  = regexp.MustCompile(`"([a-z_]+(?:\.[a-z_]+)*\.)"\s*\+`)
	asked     = regexp.MustCompile(`\bT "([^"]+)"`)
	askedInGo = regexp.MustCompile(`(?:\.T\(|fault\.(?:New|At|Wrap)\([^"\n]*(?:"[a-z_]+", )?|\.(?:Done|Wrong)\([^"\n]*, |\.Add\("[a-z_0-9]+", |\.Check\([^\n]*, "[a-z_0-9]+", )"([a-z_]+\.[a-z_.]+)"[,)]`)
	formField = regexp.MustCompile(`^[a-z]+\.(?:field|hint)\.`)
)

func TestLanguagesHaveTheSameKeys(t *testing.T) {
	chinese, english := locale.For(locale.Chinese), locale.For(locale.English)
	for _, key := range chinese.Keys() {
		if !english.Has(key) {
			t.Errorf("English lacks %s", key)
		}
	}
	for _, key := range english.Keys() {
		if !chinese.Has(key) {
			t.Errorf("Chinese lacks %s", key)
		}
	}
}

func TestKeysInUseExist(t *testing.T) {
	code, pages := source(t)
	p := locale.For(locale.Chinese)
	for _, match := range append(asked.FindAllStringSubmatch(pages, -1), askedInGo.FindAllStringSubmatch(code, -1)...) {
		if key := match[1]; !p.Has(key) {
			t.Errorf("no catalogue has %s", key)
		}
	}
}

// TestKeysAreUsed finds dead texts. A key is used where it stands as a literal,
// where a literal prefix that is joined to a code begins it, or where it names
// a form's field.
func TestKeysAreUsed(t *testing.T) {
	code, pages := source(t)
	literals := map[string]bool{}
	for _, where := range [][][]string{quoted.FindAllStringSubmatch(code, -1), quoted.FindAllStringSubmatch(pages, -1), asked.FindAllStringSubmatch(pages, -1)} {
		for _, match := range where {
			literals[match[1]] = true
		}
	}
	var prefixes []string
	for _, match := range append(prefixed.FindAllStringSubmatch(code, -1), regexp.MustCompile(`printf "([a-z_]+(?:\.[a-z_]+)*\.)%`).FindAllStringSubmatch(pages, -1)...) {
		prefixes = append(prefixes, match[1])
	}
	for _, key := range locale.For(locale.Chinese).Keys() {
		if literals[key] || slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(key, prefix) }) {
			continue
		}
		if formField.MatchString(key) {
			if name := key[strings.LastIndexByte(key, '.')+1:]; literals[name] {
				continue
			}
		}
		t.Errorf("nothing uses %s", key)
	}
}

func TestTextsHaveTheSameArguments(t *testing.T) {
	argument := regexp.MustCompile(`{{\s*\.([A-Za-z]+)`)
	names := func(p *locale.Printer, key string) []string {
		var all []string
		for _, match := range argument.FindAllStringSubmatch(p.Source(key), -1) {
			if !slices.Contains(all, match[1]) {
				all = append(all, match[1])
			}
		}
		slices.Sort(all)
		return all
	}
	chinese, english := locale.For(locale.Chinese), locale.For(locale.English)
	for _, key := range chinese.Keys() {
		zh, en := names(chinese, key), names(english, key)
		if !slices.Equal(zh, en) {
			t.Errorf("%s: Chinese takes %v, English %v", key, zh, en)
		}
		if chinese.Source(key) == "" || english.Source(key) == "" {
			t.Errorf("%s is empty", key)
		}
	}
}

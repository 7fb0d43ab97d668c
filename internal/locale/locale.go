// Package locale is the product's two languages: the catalogues with every
// sentence a person reads, and how dates, times and numbers are written.
//
// A catalogue key is MODULE.NAME (agenda.add_item); the files are
// catalogues/MODULE.LANGUAGE.json, flat maps from key to text, or to
// {"one": …, "other": …} where a number decides. Text may hold {{.Name}} for
// the arguments. Keys made of a prefix and a code ("campaign.kind." + code) are
// written as literal prefix plus code, so that a test can find unused ones.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Language is a language the product speaks, as a BCP 47 tag.
type Language string

// The languages. Chinese comes first and is the fallback.
const (
	Chinese Language = "zh-CN"
	English Language = "en"
)

// Languages lists every language.
var Languages = []Language{Chinese, English}

//go:embed catalogues/*.json
var files embed.FS

// Printer says things in one language. It is immutable and shared.
type Printer struct {
	language  Language
	localizer *i18n.Localizer
	plain     map[string]string // the texts without arguments, looked up directly
	source    map[string]string // every text as the catalogue has it
	plural    map[string]bool   // the texts of which a number chooses the form
}

var printers = sync.OnceValues(load)

// For returns the Printer of a language, Chinese for an unknown one. The
// catalogues are part of the program; a broken one is a panic at first use.
func For(l Language) *Printer {
	all, err := printers()
	if err != nil {
		panic(err)
	}
	if p, ok := all[l]; ok {
		return p
	}
	return all[Chinese]
}

func load() (map[Language]*Printer, error) {
	bundle := i18n.NewBundle(language.SimplifiedChinese)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	all := map[Language]*Printer{}
	for _, l := range Languages {
		all[l] = &Printer{language: l, localizer: i18n.NewLocalizer(bundle, string(l)), plain: map[string]string{}, source: map[string]string{}, plural: map[string]bool{}}
	}
	names, err := fs.Glob(files, "catalogues/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := bundle.ParseMessageFileBytes(text, path.Base(name))
		if err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", name, err)
		}
		p, ok := all[Language(strings.Split(path.Base(name), ".")[1])]
		if !ok {
			return nil, fmt.Errorf("catalogue %s: unknown language", name)
		}
		for _, m := range file.Messages {
			if _, twice := p.source[m.ID]; twice {
				return nil, fmt.Errorf("catalogue %s: %s stands twice", name, m.ID)
			}
			p.source[m.ID], p.plural[m.ID] = m.Other, m.One != ""
			if m.One == "" && !strings.Contains(m.Other, "{{") {
				p.plain[m.ID] = m.Other
			}
		}
	}
	return all, nil
}

// Language returns the Printer's language.
func (p *Printer) Language() Language { return p.language }

// Has says whether the catalogue has the key.
func (p *Printer) Has(key string) bool {
	_, ok := p.source[key]
	return ok
}

// Source returns the text of key with its arguments unfilled.
func (p *Printer) Source(key string) string { return p.source[key] }

// Keys returns every key of the catalogue in order.
func (p *Printer) Keys() []string { return slices.Sorted(maps.Keys(p.source)) }

// T returns the text of key. args are name, value pairs; one named Count
// chooses between singular and plural. A key that the catalogue lacks comes
// back in ⟦brackets⟧, which tests look for.
func (p *Printer) T(key string, args ...any) string {
	if text, ok := p.plain[key]; ok {
		return text
	}
	config := &i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		data := make(map[string]any, len(args)/2)
		for i := 0; i+1 < len(args); i += 2 {
			name, _ := args[i].(string)
			data[name] = args[i+1]
			if words, ok := args[i+1].(string); ok && strings.Contains(p.source[key], "“{{."+name+"}}”") {
				data[name] = within.Replace(words)
			}
		}
		config.TemplateData = data
		if p.plural[key] {
			config.PluralCount = data["Count"]
		}
	}
	text, err := p.localizer.Localize(config)
	if err != nil || !p.Has(key) {
		return "⟦" + key + "⟧"
	}
	return text
}

// within makes quotation marks those of a quotation within another.
var within = strings.NewReplacer("“", "‘", "”", "’")

var matcher = language.NewMatcher([]language.Tag{language.SimplifiedChinese, language.English})

// Negotiate chooses the language: the first of wishes that names one ("zh",
// "zh-CN", "en"), else the best of an Accept-Language header (RFC 9110,
// 12.5.4), else Chinese.
func Negotiate(acceptLanguage string, wishes ...string) Language {
	for _, wish := range wishes {
		if l, ok := Parse(wish); ok {
			return l
		}
	}
	tags, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil || len(tags) == 0 {
		return Chinese
	}
	_, index, confidence := matcher.Match(tags...)
	if confidence == language.No {
		return Chinese
	}
	return Languages[index]
}

// Parse reads "zh", "zh-CN" or "en".
func Parse(s string) (Language, bool) {
	switch strings.ToLower(s) {
	case "zh", "zh-cn":
		return Chinese, true
	case "en":
		return English, true
	}
	return "", false
}

package account

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Account is somebody who may sign in.
type Account struct {
	ID   string `db:"id"`
	Name string `db:"name"` // as others see it
	SignInNames
	Administrator bool          `db:"administrator"`
	Language      string        `db:"language"` // zh-CN, en, or empty for the browser's
	Epoch         int           `db:"epoch"`    // sessions of an earlier one are over
	DisabledAt    civil.Instant `db:"disabled_at"`
	CreatedAt     civil.Instant `db:"created_at"`
	Version       int           `db:"version"` // guards the profile
}

// Disabled says whether the account may no longer sign in.
func (a Account) Disabled() bool { return !a.DisabledAt.IsZero() }

// Profile is what people say about themselves.
type Profile struct {
	Name string
	SignInNames
	Language string // zh-CN, en, or empty for the browser's
}

// NewAccount is an account to be made.
type NewAccount struct {
	Profile
	Password      string
	Administrator bool
}

// languages are the choices of Profile.Language.
var languages = []string{"", "zh-CN", "en"}

// longestName is how many characters a name may have.
const longestName = 60

// clean returns the profile as it is stored, and notes what is wrong with it.
func (p Profile) clean(c *fault.Collector) Profile {
	p.Name = Line(c, "name", p.Name, longestName)
	p.SignInNames = p.SignInNames.clean(c)
	if !slices.Contains(languages, p.Language) {
		p.Language = ""
	}
	return p
}

// Line returns one line of text as it is stored: in Unicode's composed form,
// with single spaces and without marks that nobody sees but that turn the
// writing round. It notes at field where nothing is left, where it has more
// than most characters, or where it is no text.
func Line(c *fault.Collector, field, text string, most int) string {
	switch {
	case len(text) > most*16:
		c.Add(field, "account.text_too_long", "Count", most)
		return text
	case database.CheckText(text) != nil:
		c.Add(field, "fault.impossible_text")
		return text
	}
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
	text = strings.Join(strings.Fields(text), " ")
	c.Check(text != "", field, "account.text_missing")
	c.Check(utf8.RuneCountInString(text) <= most, field, "account.text_too_long", "Count", most)
	return text
}

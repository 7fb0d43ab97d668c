package account

import (
	"slices"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Account is somebody who may sign in.
type Account struct {
	ID   string `db:"id"`
	Name string `db:"name"` // as others see it
	SignInNames
	Administrator bool            `db:"administrator"`
	Language      locale.Language `db:"language"` // empty: the browser's
	Epoch         int             `db:"epoch"`    // sessions of an earlier one are over
	DisabledAt    civil.Instant   `db:"disabled_at"`
	CreatedAt     civil.Instant   `db:"created_at"`
	Version       int             `db:"version"` // guards the profile
}

// Disabled says whether the account may no longer sign in.
func (a Account) Disabled() bool { return !a.DisabledAt.IsZero() }

// Profile is what people say about themselves.
type Profile struct {
	Name string
	SignInNames
	Language locale.Language // empty: the browser's
}

// NewAccount is an account to be made.
type NewAccount struct {
	Profile
	Password      string
	Administrator bool
}

// longestName is how many characters a name may have.
const longestName = 60

// clean returns the profile as it is stored, and notes what is wrong with it.
func (p Profile) clean(c *fault.Collector) Profile {
	c.Line("name", &p.Name, longestName)
	c.Need("name", p.Name)
	p.SignInNames = p.SignInNames.clean(c)
	if !slices.Contains(locale.Languages, p.Language) {
		p.Language = ""
	}
	return p
}

package campaign

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"tongxing/internal/fault"
)

// reserved are the words that stand, or may come to stand, in addresses where
// a slug could.
var reserved = []string{
	"about", "account", "admin", "api", "campaigns", "demo", "edit", "export", "feeds", "help", "import", "login",
	"logout", "me", "metrics", "new", "people", "organisations", "setup", "sheet", "static", "trash", "verify", "beneficiaries",
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// CheckSlug returns an Invalid fault about the field slug unless it is 3 to 60
// small letters, digits and single hyphens, and neither a reserved word nor an
// id.
func CheckSlug(slug string) error {
	switch {
	case len(slug) < 3 || len(slug) > 60 || !slugPattern.MatchString(slug):
		return fault.At("slug", "campaign.wrong.slug")
	case slices.Contains(reserved, slug), uuid.Validate(slug) == nil:
		return fault.At("slug", "campaign.wrong.slug_reserved")
	}
	return nil
}

// ProposeSlug returns a slug for a campaign of a kind held in a year, such as
// disability-day-2026.
func ProposeSlug(kind Kind, year int) string {
	return strings.ReplaceAll(string(kind), "_", "-") + "-" + strconv.Itoa(year)
}

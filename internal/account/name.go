package account

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tongxing/internal/fault"
)

// SignInNames are the names by which somebody signs in. At least one is
// there; the three kinds cannot be mistaken for each other.
type SignInNames struct {
	Email     string `db:"email"`      // lower case
	Phone     string `db:"phone"`      // digits, with + where it is outside China
	ShortName string `db:"short_name"` // lower case
}

// First returns the name to show where there is room for one.
func (n SignInNames) First() string {
	for _, name := range []string{n.Email, n.Phone, n.ShortName} {
		if name != "" {
			return name
		}
	}
	return ""
}

// longestSignInName is how many bytes a sign-in name may have (RFC 5321,
// 4.5.3.1.3, less the angle brackets).
const longestSignInName = 254

// clean returns the names folded, and notes those that cannot be read.
func (n SignInNames) clean(c *fault.Collector) SignInNames {
	typed := n
	var ok bool
	if n.Email, ok = foldEmail(typed.Email); !ok {
		c.Add("email", "account.email_unreadable")
	}
	if n.Phone, ok = foldPhone(typed.Phone); !ok {
		c.Add("phone", "account.phone_unreadable")
	}
	if n.ShortName, ok = foldShortName(typed.ShortName); !ok {
		c.Add("short_name", "account.short_name_unreadable")
	}
	if strings.TrimSpace(typed.Email+typed.Phone+typed.ShortName) == "" {
		c.Add("email", "account.sign_in_name_missing")
	}
	return n
}

// ReadSignInName returns the folded name of the kind that was typed; ok is
// false where it can be nobody's.
func ReadSignInName(typed string) (names SignInNames, ok bool) {
	if email, ok := foldEmail(typed); ok && email != "" {
		return SignInNames{Email: email}, true
	}
	if phone, ok := foldPhone(typed); ok && phone != "" {
		return SignInNames{Phone: phone}, true
	}
	short, ok := foldShortName(typed)
	return SignInNames{ShortName: short}, ok && short != ""
}

// fold makes the full-width characters of a Chinese keyboard narrow (＠, １)
// and the case small.
func fold(s string) (string, bool) {
	if len(s) > 4*longestSignInName || !utf8.ValidString(s) {
		return "", false
	}
	s = strings.TrimSpace(strings.ToLower(norm.NFKC.String(s)))
	visible := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0
	return s, visible && len(s) <= longestSignInName
}

// foldEmail accepts what has one @ with something on both sides and no space;
// whether a mailbox is there is not for a program to guess.
func foldEmail(typed string) (string, bool) {
	s, ok := fold(typed)
	if s == "" || !ok {
		return "", ok
	}
	local, domain, _ := strings.Cut(s, "@")
	if local == "" || domain == "" || strings.ContainsAny(domain, "@") || strings.ContainsAny(s, ` ,;:<>()[]"\`) {
		return "", false
	}
	return s, true
}

// foldPhone reads digits with or without spaces, hyphens and brackets. China's
// +86 is left out before a mobile number; other countries keep their +. A
// number has 5 to 15 digits (ITU-T E.164, 6.2.1).
func foldPhone(typed string) (string, bool) {
	s, ok := fold(typed)
	if s == "" || !ok {
		return "", ok
	}
	s = strings.NewReplacer(" ", "", "-", "", "(", "", ")", "", ".", "", "‑", "", "–", "", "—", "").Replace(s)
	if after, found := strings.CutPrefix(s, "00"); found {
		s = "+" + after
	}
	digits, international := strings.CutPrefix(s, "+")
	if strings.Trim(digits, "0123456789") != "" || len(digits) < 5 || len(digits) > 15 {
		return "", false
	}
	if mobile, found := strings.CutPrefix(digits, "86"); found && len(mobile) == 11 && mobile[0] == '1' {
		return mobile, true
	}
	if international {
		return "+" + digits, true
	}
	return digits, true
}

// foldShortName accepts 2 to 32 letters, digits, hyphens, underscores and
// points, with at least one letter, so that it is neither of the others.
func foldShortName(typed string) (string, bool) {
	s, ok := fold(typed)
	if s == "" || !ok {
		return "", ok
	}
	letters := false
	for _, r := range s {
		letters = letters || unicode.IsLetter(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.", r) {
			return "", false
		}
	}
	n := utf8.RuneCountInString(s)
	return s, letters && n >= 2 && n <= 32
}

package programme

import (
	"strings"

	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// Offers returns what every session offers, and what each offers beyond that:
// nobody may be promised what is elsewhere.
func Offers(sessions []Session) (everywhere venue.Access, beyond []venue.Access) {
	beyond = make([]venue.Access, len(sessions))
	for _, code := range venue.AccessCodes {
		var there []int
		for i, s := range sessions {
			if s.Access.Has(code) {
				there = append(there, i)
			}
		}
		if len(there) > 0 && len(there) == len(sessions) {
			everywhere = append(everywhere, code)
			continue
		}
		for _, i := range there {
			beyond[i] = append(beyond[i], code)
		}
	}
	return everywhere, beyond
}

// accessList is what sessions offer in short, the order in which access is
// always listed. where is empty for what all of them offer.
type accessList []struct{ label, where string }

// fewSessions is how many sessions an offer names before it counts them.
const fewSessions = 2

func accessOffers(words *locale.Printer, sessions []Session) (all accessList) {
	everywhere, beyond := Offers(sessions)
	for _, code := range venue.AccessCodes {
		var there []string
		for i, s := range sessions {
			if beyond[i].Has(code) {
				there = append(there, s.Title)
			}
		}
		where := strings.Join(there, words.T("programme.comma"))
		if len(there) > fewSessions {
			where = words.T("programme.access_some", "Count", len(there))
		}
		if len(there) > 0 || everywhere.Has(code) {
			all = append(all, struct{ label, where string }{words.T("venue.access." + string(code)), where})
		}
	}
	return all
}

// each returns the offers one by one, with where each is.
func (l accessList) each(words *locale.Printer) (offers []string) {
	for _, offer := range l {
		offers = append(offers, at(words, offer.label, offer.where))
	}
	return offers
}

// grouped returns the offers in one line, those of the same sessions together.
func (l accessList) grouped(words *locale.Printer) string {
	labels, order := map[string][]string{}, []string{""}
	for _, offer := range l {
		if labels[offer.where] == nil && offer.where != "" {
			order = append(order, offer.where)
		}
		labels[offer.where] = append(labels[offer.where], offer.label)
	}
	var groups []string
	for _, where := range order {
		if len(labels[where]) > 0 {
			groups = append(groups, at(words, strings.Join(labels[where], words.T("programme.comma")), where))
		}
	}
	return strings.Join(groups, words.T("programme.semicolon"))
}

// at says where access is, or nothing more where it is everywhere.
func at(words *locale.Printer, access, where string) string {
	if where == "" {
		return access
	}
	return words.T("programme.access_at", "Access", access, "Sessions", where)
}

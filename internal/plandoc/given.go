package plandoc

import "strings"

// announced are the fields whose words may stand under a heading of their own.
var announced = map[string]topic{"theme": topicTheme, "purpose": topicPurpose, "period": topicTime, "places": topicPlace}

// Announces reports whether what stands under a heading is read as a field of
// the plan: theme, purpose, period or places.
func Announces(heading, field string) bool { return topicOf(heading).has(announced[field]) }

// CertainPost reports whether a word is read as a post of the committee
// wherever it stands: 组长.
func CertainPost(s string) bool { return postIndex()[strings.ToLower(squash(s))] }

// BareTheme returns a theme as it is read, without the quotation marks around
// it and its full stop.
func BareTheme(written string) string { return unquote(written) }

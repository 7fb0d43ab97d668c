package plandoc

import (
	"strings"
	"unicode/utf8"
)

// lexicon finds which of many words occur in a text in one walk over it. The
// words are in lower case and ranked by their order.
type lexicon struct {
	opens map[rune][]ranked
	size  int
}

type ranked struct {
	word string
	rank int
}

func newLexicon(words []string) *lexicon {
	x := &lexicon{map[rune][]ranked{}, len(words)}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		x.opens[first] = append(x.opens[first], ranked{w, i})
	}
	return x
}

// best returns the rank of the first word of the list that occurs in s, -1
// for none. A short Latin word must stand alone: "led" is no part of "handled".
func (x *lexicon) best(s string) int {
	found := -1
	for i, r := range s {
		for _, w := range x.opens[r] {
			if (found < 0 || w.rank < found) && strings.HasPrefix(s[i:], w.word) && (r >= utf8.RuneSelf || standsAlone(s, i, w.word)) {
				found = w.rank
			}
		}
	}
	return found
}

// counts returns how often each word occurs in s, also within other words.
func (x *lexicon) counts(s string) []int {
	out := make([]int, x.size)
	for i, r := range s {
		for _, w := range x.opens[r] {
			if strings.HasPrefix(s[i:], w.word) {
				out[w.rank]++
			}
		}
	}
	return out
}

// opensAt reports whether one of the words stands at the head of s.
func (x *lexicon) opensAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	for _, w := range x.opens[r] {
		if strings.HasPrefix(s, w.word) {
			return true
		}
	}
	return false
}

// occurs reports whether one of the words stands in s.
func (x *lexicon) occurs(s string) bool {
	for i, r := range s {
		for _, w := range x.opens[r] {
			if strings.HasPrefix(s[i:], w.word) {
				return true
			}
		}
	}
	return false
}

// standsAlone reports whether the Latin word at byte i of s is a word of its
// own or, if it is a long one, opens another.
func standsAlone(s string, i int, word string) bool {
	end := i + len(word)
	if i > 0 && isLatin(s[i-1]) {
		return false
	}
	return end == len(s) || !isLatin(s[end]) || s[end] == 's' || len(word) > 4
}

package handout

import (
	"crypto/rand"
	"strings"
)

// alphabet is Crockford's base 32: no I, L, O, U, which are read as other
// characters or make words (https://www.crockford.com/base32.html).
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength is the number of characters of a code, 5 bits each: 50 bits.
const codeLength = 10

// newCode returns a new code as it is printed: K7QX-2MPA-4T.
func newCode() string {
	var random [codeLength]byte
	// It never fails (crypto/rand.Read).
	_, _ = rand.Read(random[:])
	for i, b := range random {
		random[i] = alphabet[int(b)%len(alphabet)]
	}
	return group(string(random[:]))
}

// ReadCode reads a code as people type it: in any case, grouped in any way,
// with the letters that look like others.
func ReadCode(typed string) (code string, ok bool) {
	var plain strings.Builder
	for _, r := range strings.ToUpper(typed) {
		switch r {
		case '-', ' ', '\u3000', '\u00a0', '－', '—', '–':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		case 'U':
			r = 'V'
		}
		if r >= '０' && r <= 'Ｚ' {
			r -= '０' - '0' // full-width forms
		}
		if !strings.ContainsRune(alphabet, r) || plain.Len() == codeLength {
			return "", false
		}
		plain.WriteRune(r)
	}
	if plain.Len() != codeLength {
		return "", false
	}
	return group(plain.String()), true
}

// group sets a code in groups of four.
func group(code string) string { return code[:4] + "-" + code[4:8] + "-" + code[8:] }

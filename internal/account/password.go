package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"tongxing/internal/fault"
)

// Lengths of a password in characters. There are no rules about its
// composition (NIST SP 800-63B, 5.1.1.2).
const (
	shortestPassword = 8
	longestPassword  = 200
)

// common are the passwords that are tried first everywhere.
var common = []string{
	"12345678", "123456789", "1234567890", "87654321", "88888888", "66666666", "11111111", "00000000", "11223344", "12341234",
	"123123123", "147258369", "password", "password1", "passw0rd", "qwertyui", "qwertyuiop", "1qaz2wsx", "q1w2e3r4", "asdfghjkl",
	"abc12345", "abcd1234", "a1234567", "a12345678", "a123456789", "aa123456", "iloveyou", "woaini1314", "woaini520", "5201314520",
}

// checkPassword notes what is wrong with a new password of somebody with
// these names.
func checkPassword(c *fault.Collector, field, password string, names SignInNames) {
	folded := strings.ToLower(normalPassword(password))
	n := utf8.RuneCountInString(folded)
	switch {
	case len(password) > longestPassword*16 || n > longestPassword:
		c.Add(field, "account.password_long", "Count", longestPassword)
	case n < shortestPassword:
		c.Add(field, "account.password_short", "Count", shortestPassword)
	case slices.Contains(common, folded):
		c.Add(field, "account.password_common")
	case slices.Contains([]string{names.Email, names.Phone, names.ShortName}, folded):
		c.Add(field, "account.password_is_name")
	}
}

// normalPassword makes a password the same however the keyboard composes it
// (NIST SP 800-63B, 5.1.1.2: NFKC), full-width digits among them.
func normalPassword(password string) string {
	if len(password) > longestPassword*16 {
		return password[:longestPassword*16]
	}
	return norm.NFKC.String(password)
}

// cost is what one argon2id hash costs (RFC 9106, 3.1).
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

// present is OWASP's second recommendation: 19 MiB, two passes, one thread.
var present = cost{memory: 19 * 1024, passes: 2, threads: 1}

const (
	saltLength = 16
	hashLength = 32
)

// nobody is a well-formed hash of no password, compared for names that are
// nobody's so that the answer takes as long.
var nobody = encode(present, make([]byte, saltLength), make([]byte, hashLength))

// hasher makes and compares hashes, a few at a time, so that a crowd at the
// door takes time and not memory.
type hasher struct{ slots chan struct{} }

// hashesAtOnce times 19 MiB is the most memory that hashing uses at a time; what
// lies about until it is collected may be three times that.
const hashesAtOnce = 2

func newHasher() hasher { return hasher{make(chan struct{}, hashesAtOnce)} }

// hash returns the password's hash as a PHC string.
func (h hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt) // never fails, crypto/rand says
	sum, err := h.sum(ctx, present, password, salt, hashLength)
	if err != nil {
		return "", err
	}
	return encode(present, salt, sum), nil
}

// matches says whether the PHC string is the password's, and whether it was
// made at another cost than today's.
func (h hasher) matches(ctx context.Context, phc, password string) (ok, outdated bool, err error) {
	c, salt, want, err := decode(phc)
	if err != nil {
		return false, false, err
	}
	sum, err := h.sum(ctx, c, password, salt, uint32(len(want)))
	if err != nil {
		return false, false, err
	}
	return subtle.ConstantTimeCompare(sum, want) == 1, c != present, nil
}

func (h hasher) sum(ctx context.Context, c cost, password string, salt []byte, length uint32) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() {
			<-h.slots
			if len(h.slots) == 0 {
				// A hash leaves its memory behind as garbage; once the crowd is
				// through, the program gives it back.
				debug.FreeOSMemory()
			}
		}()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(normalPassword(password)), salt, c.passes, c.memory, c.threads, length), nil
}

// encode writes the PHC string format.
func encode(c cost, salt, sum []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads, b64.EncodeToString(salt), b64.EncodeToString(sum))
}

// decode reads what encode writes. A cost beyond reason is an error, so that a
// tampered row cannot take all memory.
func decode(phc string) (c cost, salt, sum []byte, err error) {
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, fmt.Errorf("not an argon2id hash of version %d", argon2.Version)
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads); err != nil {
		return c, nil, nil, fmt.Errorf("cost of a hash: %w", err)
	}
	if c.memory > 256*1024 || c.passes < 1 || c.passes > 16 || c.threads < 1 {
		return c, nil, nil, fmt.Errorf("cost of a hash out of bounds: %s", parts[3])
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return c, nil, nil, fmt.Errorf("salt of a hash: %w", err)
	}
	if sum, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(sum) == 0 {
		return c, nil, nil, fmt.Errorf("sum of a hash: %w", err)
	}
	return c, salt, sum, nil
}

// Package seal encrypts what a copy of the data alone must not give away.
//
// Words: a secret is a line of text that an installation keeps apart from its
// database; a Ring holds one or more, the newest first; to seal is to encrypt
// under the newest, to open tries the one that sealed.
//
// The cipher is XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random
// nonce, under a key that HKDF-SHA256 (RFC 5869) makes of the secret. Each
// sealed text names its key, so that a new secret may be put before an old one
// at any time, and is bound to what it is about: copied to another record it
// does not open.
//
// Invariants: secrets and plain texts are in no error; a sealed text that was
// changed by one bit does not open.
package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"

	"tongxing/internal/fault"
)

// shortest is how many characters a secret has at least: fewer could be
// guessed.
const shortest = 32

// Ring seals and opens. A Ring without secrets can do neither; it is what an
// installation has that was given none.
type Ring struct{ keys []key }

type key struct {
	id     string // first in what it sealed
	cipher cipher.AEAD
}

// New returns a ring of secrets, one a line or parted by commas, the newest
// first. Empty lines and lines that begin with # are left out.
func New(secrets string) (Ring, error) {
	var ring Ring
	for line := range strings.Lines(secrets) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for secret := range strings.SplitSeq(line, ",") {
			secret = strings.TrimSpace(secret)
			switch {
			case secret == "":
				continue
			case len(secret) < shortest:
				return Ring{}, fmt.Errorf("a secret has %d characters, at least %d are needed", len(secret), shortest)
			}
			k, err := newKey(secret)
			if err != nil {
				return Ring{}, err
			}
			ring.keys = append(ring.keys, k)
		}
	}
	return ring, nil
}

// Secret returns a new random secret.
func Secret() string {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails
	return base64.RawURLEncoding.EncodeToString(raw)
}

func newKey(secret string) (key, error) {
	derive := func(purpose string, size int) []byte {
		// It fails only for sizes far beyond these.
		raw, _ := hkdf.Key(sha256.New, []byte(secret), nil, "tongxing seal "+purpose, size)
		return raw
	}
	aead, err := chacha20poly1305.NewX(derive("key", chacha20poly1305.KeySize))
	return key{id: hex.EncodeToString(derive("name", 4)), cipher: aead}, err
}

// Ready says whether the ring has a secret.
func (r Ring) Ready() bool { return len(r.keys) > 0 }

// Seal returns the text encrypted, in letters, figures, - and _ and one dot.
// about names the record that it belongs to. Faults: Unready without a secret.
func (r Ring) Seal(text, about string) (string, error) {
	if !r.Ready() {
		return "", fault.New(fault.Unready, "fault.no_secret")
	}
	newest := r.keys[0]
	nonce := make([]byte, newest.cipher.NonceSize(), newest.cipher.NonceSize()+len(text)+newest.cipher.Overhead())
	_, _ = rand.Read(nonce) // never fails
	sealed := newest.cipher.Seal(nonce, nonce, []byte(text), []byte(about))
	return newest.id + "." + base64.RawURLEncoding.EncodeToString(sealed), nil
}

// Open returns the text that was sealed about the same record. Faults: Unready
// where the ring lacks the secret that sealed it; an error that is no fault
// where it was damaged or belongs elsewhere.
func (r Ring) Open(sealed, about string) (string, error) {
	id, body, _ := strings.Cut(sealed, ".")
	for _, k := range r.keys {
		if k.id != id {
			continue
		}
		raw, err := base64.RawURLEncoding.DecodeString(body)
		if err != nil || len(raw) < k.cipher.NonceSize() {
			return "", errDamaged
		}
		nonce, hidden := raw[:k.cipher.NonceSize()], raw[k.cipher.NonceSize():]
		plain, err := k.cipher.Open(nil, nonce, hidden, []byte(about))
		if err != nil {
			return "", errDamaged
		}
		return string(plain), nil
	}
	return "", fault.New(fault.Unready, "fault.no_secret")
}

var errDamaged = errors.New("a sealed text is damaged or belongs to another record")

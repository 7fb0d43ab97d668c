package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tongxing/internal/database"
	"tongxing/internal/seal"
)

// ring returns what seals, and the file that its secrets come from, if they
// come from one: TONGXING_KEYS where it is set, else a file beside the SQLite
// database, which is made where it is missing. PostgreSQL has no such place;
// without TONGXING_KEYS its ring is empty.
func (s *settings) ring() (ring seal.Ring, file string, err error) {
	secrets := s.Keys
	file, named := strings.CutPrefix(s.Keys, "file:")
	if !named {
		file = ""
	}
	if s.Keys == "" {
		if path, ok := database.File(s.Database); ok {
			file = keyFile(path)
			if err := makeKeyFile(file); err != nil {
				return seal.Ring{}, file, fmt.Errorf("make the key: %w", err)
			}
		}
	}
	if file != "" {
		raw, err := os.ReadFile(file)
		if err != nil {
			return seal.Ring{}, file, fmt.Errorf("read the key: %w", err)
		}
		secrets = string(raw)
	}
	if ring, err = seal.New(secrets); err != nil {
		return seal.Ring{}, file, fmt.Errorf("TONGXING_KEYS: %w", err)
	}
	return ring, file, nil
}

// keyFile returns where the key of a SQLite database lies.
func keyFile(database string) string {
	return strings.TrimSuffix(database, filepath.Ext(database)) + ".keys"
}

const keyNote = `# 同行的密钥：数据库里密封的内容只有它能打开。请另存一份，不要和数据放在一起。
# What is sealed in the database opens with this alone. Keep a copy, apart from the data.
`

// makeKeyFile makes the file with a new secret unless it is there. Of several
// that try at once one makes it, whole.
func makeKeyFile(name string) error {
	if _, err := os.Stat(name); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	draft := name + "." + seal.Secret()[:8]
	if err := os.WriteFile(draft, []byte(keyNote+seal.Secret()+"\n"), 0o600); err != nil {
		return err
	}
	defer os.Remove(draft)
	err := os.Link(draft, name)
	if err == nil || errors.Is(err, os.ErrExist) {
		return nil
	}
	return copyNew(draft, name) // on file systems without links
}

func copyNew(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}

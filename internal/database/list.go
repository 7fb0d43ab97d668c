package database

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// NewID returns a new identifier: a UUID of version 7 (RFC 9562), so that
// later rows have greater ids.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// List is a short list of codes or names, stored as a JSON array in a TEXT
// column. An empty list is stored as [].
type List[T ~string] []T

// Has says whether the list holds v.
func (l List[T]) Has(v T) bool {
	for _, have := range l {
		if have == v {
			return true
		}
	}
	return false
}

// Value stores the list.
func (l List[T]) Value() (driver.Value, error) {
	if l == nil {
		return "[]", nil
	}
	for _, v := range l {
		if err := CheckText(string(v)); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal([]T(l))
	return string(text), err
}

// Scan reads what Value stores.
func (l *List[T]) Scan(src any) error {
	var text string
	switch v := src.(type) {
	case nil:
	case string:
		text = v
	case []byte:
		text = string(v)
	default:
		return fmt.Errorf("cannot read %T as a list", src)
	}
	*l = nil
	if strings.TrimSpace(text) == "" || text == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(text), (*[]T)(l))
}

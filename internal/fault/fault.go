// Package fault is what can go wrong that a person may be told about.
//
// A fault has a Kind, which decides the answer's status, and a catalogue key
// with arguments, which decides its words in the reader's language; it may
// name the form fields that it concerns. Whatever is not a fault is a defect
// or an outage: it is logged, and the person sees only a number to quote.
//
// Modules return faults, package database turns driver errors into them, and
// package web alone turns them into statuses and pages.
package fault

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Kind says what sort of fault it is. The zero Kind, Unexpected, is any error
// that is not a fault.
type Kind int

// The kinds, with the HTTP status that package web answers.
const (
	Unexpected Kind = iota // 500
	NotFound               // 404: there is no such thing, or none that this person may know of
	Invalid                // 422: what was entered cannot be saved as it stands
	Conflict               // 409: it clashes with something that is there
	Stale                  // 409: it was changed by someone else in between
	Forbidden              // 403: seen, but not to be done by this person
	SignIn                 // 303 to the sign-in page, 401 for programs
	TooLarge               // 413
	TooMany                // 429: slow down
	Unready                // 503: this installation lacks something it needs
)

// Error is a fault. Make one with New, Field or Wrap, and add fields with And.
type Error struct {
	Kind   Kind
	Key    string        // catalogue key of the sentence that a person reads
	Args   []any         // name, value, name, value … for the sentence
	Fields []Field       // the form fields concerned, in the form's order
	Wait   time.Duration // of TooMany: how long before another try helps; 0 where that is not known
	cause  error         // for the log only
}

// Field is one sentence about one form field.
type Field struct {
	Name string // the form field's name
	Key  string // catalogue key
	Args []any  // name, value, name, value …
}

// New returns a fault with the sentence key; args are name, value pairs.
func New(kind Kind, key string, args ...any) *Error {
	return &Error{Kind: kind, Key: key, Args: args}
}

// Wait returns a TooMany fault that says how long to wait.
func Wait(wait time.Duration, key string, args ...any) *Error {
	return &Error{Kind: TooMany, Key: key, Args: args, Wait: wait}
}

// At returns an Invalid fault about one form field.
func At(field, key string, args ...any) *Error {
	return new(Collector).Add(field, key, args...).fault()
}

// Wrap returns a fault that keeps cause for the log.
func Wrap(cause error, kind Kind, key string, args ...any) *Error {
	return &Error{Kind: kind, Key: key, Args: args, cause: cause}
}

// Error returns the fault for a log, never for a person.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Key)
	for _, f := range e.Fields {
		fmt.Fprintf(&b, "; %s: %s", f.Name, f.Key)
	}
	if e.cause != nil {
		fmt.Fprintf(&b, ": %v", e.cause)
	}
	return b.String()
}

// Unwrap returns the cause, if there is one.
func (e *Error) Unwrap() error { return e.cause }

// KindOf returns the Kind of the first fault in err's chain, or Unexpected.
func KindOf(err error) Kind {
	if f := From(err); f != nil {
		return f.Kind
	}
	return Unexpected
}

// From returns the first fault in err's chain, or nil.
func From(err error) *Error {
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// Collector gathers every field's fault of one input, so that a person is
// told of all of them at once. Its zero value is ready.
type Collector struct{ fields []Field }

// Add notes a sentence about a field.
func (c *Collector) Add(field, key string, args ...any) *Collector {
	c.fields = append(c.fields, Field{Name: field, Key: key, Args: args})
	return c
}

// Check notes the sentence unless ok.
func (c *Collector) Check(ok bool, field, key string, args ...any) {
	if !ok {
		c.Add(field, key, args...)
	}
}

// Has says whether the field already has a sentence.
func (c *Collector) Has(field string) bool {
	for _, f := range c.fields {
		if f.Name == field {
			return true
		}
	}
	return false
}

// Absorb takes over the fields of err where it is an Invalid fault and
// returns nil; any other error comes back as it is.
func (c *Collector) Absorb(err error) error {
	f := From(err)
	if f == nil || f.Kind != Invalid || len(f.Fields) == 0 {
		return err
	}
	c.fields = append(c.fields, f.Fields...)
	return nil
}

// Err returns an Invalid fault with every noted field, or nil.
func (c *Collector) Err() error {
	if len(c.fields) == 0 {
		return nil
	}
	return c.fault()
}

func (c *Collector) fault() *Error {
	return &Error{Kind: Invalid, Key: "fault.invalid", Fields: c.fields}
}

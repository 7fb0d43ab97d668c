package calendar

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/emersion/go-ical"
)

// ErrNoTime is returned by Item for an event that has neither Starts nor First.
var ErrNoTime = errors.New("event without a time")

// Item returns a file with this one event, for a person who adds it to their
// own calendar. It has the UID and the properties that the event has in a Feed,
// and nothing that would make a client subscribe or open a second calendar.
// An event that has no time gives ErrNoTime.
func Item(event Event) ([]byte, error) {
	if !event.placed() {
		return nil, ErrNoTime
	}
	file := ical.NewCalendar()
	file.Props.SetText(ical.PropVersion, "2.0")
	file.Props.SetText(ical.PropProductID, productID)
	file.Props.SetText(ical.PropMethod, "PUBLISH")
	entry := ical.NewEvent()
	event.properties(nil, func(name string, k kind, value []byte) {
		prop := ical.NewProp(name)
		if k != usual {
			prop.SetValueType(ical.ValueType(k))
		}
		prop.Value = string(value)
		entry.Props.Set(prop)
	})
	file.Children = append(file.Children, entry.Component)

	var folded folder
	if err := ical.NewEncoder(&folded).Encode(file); err != nil {
		return nil, fmt.Errorf("calendar item %q: %w", event.UID, err)
	}
	return folded.out, nil
}

// folder folds what go-ical writes, which is one whole content line a Write.
type folder struct{ out []byte }

// Write appends the line p, which ends with CRLF.
func (f *folder) Write(p []byte) (int, error) {
	f.out = appendFolded(f.out, bytes.TrimSuffix(p, []byte("\r\n")))
	return len(p), nil
}

package agenda

import (
	"fmt"
	"slices"
	"strings"

	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// Channel is who carries out a cue.
type Channel string

// The channels.
const (
	Music        Channel = "music"
	Screen       Channel = "screen"
	Stage        Channel = "stage"
	Light        Channel = "light"
	AccessCue    Channel = "access"
	OtherChannel Channel = "other"
)

// Channels lists every channel in the order in which they are offered.
var Channels = []Channel{Music, Screen, Stage, Light, AccessCue, OtherChannel}

const signLanguage = venue.SignLanguage

// CueFields are what people enter of a cue.
type CueFields struct {
	Channel    Channel          `db:"channel"`
	Offset     int              `db:"offset_seconds"` // from the item's start; negative is before it
	Text       string           `db:"text"`
	OwnerID    *string          `db:"owner_id"`
	Owner      string           `db:"owner"`
	AccessCode venue.AccessCode `db:"access_code"` // empty, or what an access cue carries out
}

// Cue is what one channel does at an item. Cues are saved with their item and
// have no version of their own; their ids last until the next save.
type Cue struct {
	ID         string `db:"id"`
	CampaignID string `db:"campaign_id"`
	ItemID     string `db:"item_id"`
	Position   int    `db:"position"`
	CueFields
}

// Limits of an item's cues.
const (
	maxCues   = 40
	maxCue    = 500
	maxOffset = 24 * 3600
)

// CheckCues tidies an item's cues in place, leaves out the empty ones and
// returns an Invalid fault with every wrong field: cue_text_2 is the third
// cue's text, as they were handed over.
func CheckCues(cues []CueFields) ([]CueFields, error) {
	var errs fault.Collector
	var kept []CueFields
	for i, c := range cues {
		at := func(field string) string { return fmt.Sprintf("cue_%s_%d", field, i) }
		errs.Line(at("text"), &c.Text, maxCue)
		errs.Line(at("owner"), &c.Owner, maxName)
		if c.Text == "" && c.Owner == "" && c.OwnerID == nil && c.AccessCode == "" {
			continue
		}
		if c.AccessCode == "" {
			errs.Need(at("text"), c.Text)
		}
		errs.Check(slices.Contains(Channels, c.Channel), at("channel"), "agenda.wrong.channel")
		errs.Check(-maxOffset <= c.Offset && c.Offset <= maxOffset, at("offset"), "agenda.wrong.offset")
		errs.Check(c.AccessCode == "" || slices.Contains(venue.AccessCodes, c.AccessCode), at("access_code"), "agenda.wrong.access")
		kept = append(kept, c)
	}
	errs.Check(len(kept) <= maxCues, "cues", "agenda.wrong.too_many_cues", "Most", maxCues)
	return kept, errs.Err()
}

// fieldsOf returns the cues' fields in order.
func fieldsOf(cues []Cue) []CueFields {
	fields := make([]CueFields, len(cues))
	for i, c := range cues {
		fields[i] = c.CueFields
	}
	return fields
}

// cueText writes cues as the change log keeps them: one a line, people named as
// known says.
func cueText(cues []CueFields, known names) string {
	lines := make([]string, len(cues))
	for i, c := range cues {
		lines[i] = string(c.Channel) + ": " + c.Text
		if c.AccessCode != "" {
			lines[i] += " [" + string(c.AccessCode) + "]"
		}
		if c.Offset != 0 {
			lines[i] += fmt.Sprintf(" (%+d s)", c.Offset)
		}
		if c.Owner != "" {
			lines[i] += " – " + c.Owner
		}
		if c.OwnerID != nil {
			lines[i] += " – " + known.of(c.OwnerID)
		}
	}
	return strings.Join(lines, "\n")
}

func sameCue(a, b CueFields) bool {
	owners := deref(a.OwnerID) == deref(b.OwnerID)
	a.OwnerID, b.OwnerID = nil, nil
	return owners && a == b
}

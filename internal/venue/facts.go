package venue

import (
	"strings"

	"tongxing/internal/check"
)

// Facts returns the place as the plan check sees it.
func (v Venue) Facts() check.Place {
	place := check.Place{Ref: check.Ref{Record: check.PlaceRecord, ID: v.ID}, Name: v.Name, Outdoors: v.Outdoors}
	note := strings.ToLower(v.AccessNote)
	place.Ramp = v.Access.Has(StepFree) || strings.Contains(note, "坡道") || strings.Contains(note, "ramp")
	place.Latitude, place.Longitude, _ = v.Degrees()
	if v.Capacity != nil {
		place.Capacity = *v.Capacity
	}
	return place
}

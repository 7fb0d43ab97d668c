package programme

import (
	"encoding/json"
	"time"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// openData is the campaign for other programs; its names are a contract.
type openData struct {
	Campaign openCampaign  `json:"campaign"`
	Sessions []openSession `json:"sessions"`
	Shifts   []struct{}    `json:"shifts"`
}

type openCampaign struct {
	Slug     string `json:"slug"`
	Title    string `json:"title"`
	Theme    string `json:"theme"`
	Kind     string `json:"kind"`
	Revision int64  `json:"revision"`
	Zone     string `json:"zone"`
	Status   string `json:"status"`
}

type openSession struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Place   string          `json:"place"`
	Date    civil.Date      `json:"date"`
	EndDate civil.Date      `json:"end_date"`
	Starts  civil.TimeOfDay `json:"starts"`
	Ends    civil.TimeOfDay `json:"ends"`
	Zone    string          `json:"zone"`
	Status  string          `json:"status"`
	Access  venue.Access    `json:"access"`
	Items   []openItem      `json:"items"`
}

type openItem struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Kind    agenda.Kind     `json:"kind"`
	Starts  civil.TimeOfDay `json:"starts"`
	Seconds *int            `json:"seconds"`
	Access  venue.Access    `json:"access"`
}

// OpenData returns the programme as JSON for other programs: what the public
// page shows and no more. Times are local to the session's zone; an unknown
// length is null.
func (p Programme) OpenData() ([]byte, error) {
	out := openData{
		Campaign: openCampaign{p.Slug, p.Title, p.Theme, string(p.Kind), p.Revision, p.Zone, status(p.Cancelled)},
		Sessions: make([]openSession, 0, len(p.Sessions)), Shifts: []struct{}{},
	}
	for _, s := range p.Sessions {
		open := openSession{
			ID: s.ID, Title: s.Title, Place: s.Place.Name, Date: s.StartsOn, EndDate: s.EndsOn, Starts: s.StartsAt, Ends: s.EndsAt,
			Zone: s.Zone, Status: status(p.Cancelled || s.Cancelled), Access: listed(s.Access), Items: make([]openItem, 0, len(s.Items)),
		}
		zone := location(s.Zone)
		if !s.Ends.IsZero() {
			local := s.Ends.In(zone)
			open.EndDate, open.Ends = civil.DateOf(local), civil.TimeOfDayOf(local)
		}
		for _, item := range s.Items {
			one := openItem{ID: item.ID, Title: item.Title, Kind: item.Kind, Access: listed(item.Access)}
			if !item.Starts.IsZero() {
				one.Starts = civil.TimeOfDayOf(item.Starts.In(zone))
			}
			if item.Seconds.Known() {
				seconds := item.Seconds.Seconds()
				one.Seconds = &seconds
			}
			open.Items = append(open.Items, one)
		}
		out.Sessions = append(out.Sessions, open)
	}
	text, err := json.MarshalIndent(out, "", " ")
	return append(text, '\n'), err
}

func status(cancelled bool) string {
	if cancelled {
		return "cancelled"
	}
	return "confirmed"
}

// listed is an empty list rather than null for programs.
func listed(codes venue.Access) venue.Access {
	if codes == nil {
		return venue.Access{}
	}
	return codes
}

func location(zone string) *time.Location {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return time.UTC
	}
	return loc
}

package venue

import (
	"strconv"

	"tongxing/internal/campaign"
	"tongxing/internal/fault"
)

// Fields are what people enter of a venue.
type Fields struct {
	Name        string `db:"name"`
	Address     string `db:"address"`
	Directions  string `db:"directions"`   // how to get there, from the stop to the door
	LatitudeE6  *int64 `db:"latitude_e6"`  // millionths of a degree, WGS 84
	LongitudeE6 *int64 `db:"longitude_e6"` // stated with the latitude or not at all
	Capacity    *int   `db:"capacity"`     // people
	Outdoors    bool   `db:"outdoors"`
	Access      Access `db:"access"`
	AccessNote  string `db:"access_note"`
}

// Venue is a place of a campaign.
type Venue struct {
	campaign.Row
	Fields
}

// maxCapacity is more people than any place of a campaign holds.
const maxCapacity = 1_000_000

// Degrees returns where the place is (WGS 84), and whether that is stated.
func (f Fields) Degrees() (latitude, longitude float64, stated bool) {
	if f.LatitudeE6 == nil || f.LongitudeE6 == nil {
		return 0, 0, false
	}
	return float64(*f.LatitudeE6) / 1e6, float64(*f.LongitudeE6) / 1e6, true
}

// Check tidies the fields and returns an Invalid fault with every wrong one,
// named as the columns are.
func (f *Fields) Check() error {
	var errs fault.Collector
	errs.Line("name", &f.Name, 120)
	errs.Need("name", f.Name)
	errs.Line("address", &f.Address, 200)
	errs.Words("directions", &f.Directions, 2000)
	errs.Words("access_note", &f.AccessNote, 2000)
	errs.Check(f.Capacity == nil || 0 < *f.Capacity && *f.Capacity <= maxCapacity, "capacity", "venue.wrong.capacity", "Most", maxCapacity)
	errs.Check(f.LongitudeE6 == nil || f.LatitudeE6 != nil, "latitude", "venue.wrong.half_a_point")
	errs.Check(f.LatitudeE6 == nil || f.LongitudeE6 != nil, "longitude", "venue.wrong.half_a_point")
	errs.Check(within(f.LatitudeE6, 90), "latitude", "venue.wrong.latitude")
	errs.Check(within(f.LongitudeE6, 180), "longitude", "venue.wrong.longitude")
	sorted, known := SortAccess(f.Access)
	errs.Check(known, "access", "venue.wrong.access")
	f.Access = sorted
	return errs.Err()
}

// within says whether millionths of a degree lie between minus and plus limit.
func within(e6 *int64, limit int64) bool {
	return e6 == nil || -limit*1e6 <= *e6 && *e6 <= limit*1e6
}

func diff(from, to Fields) campaign.Diff {
	var d campaign.Diff
	d.Text("name", from.Name, to.Name)
	d.Text("address", from.Address, to.Address)
	d.Text("directions", from.Directions, to.Directions)
	d.Text("latitude", number(from.LatitudeE6), number(to.LatitudeE6))
	d.Text("longitude", number(from.LongitudeE6), number(to.LongitudeE6))
	d.Text("capacity", number(from.Capacity), number(to.Capacity))
	d.Flag("outdoors", from.Outdoors, to.Outdoors)
	d.Text("access", JoinAccess(from.Access), JoinAccess(to.Access))
	d.Text("access_note", from.AccessNote, to.AccessNote)
	return d
}

func number[T int | int64](n *T) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(int64(*n), 10)
}

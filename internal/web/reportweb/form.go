package reportweb

import (
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/report"
)

// reportForm is a report as it was typed. Item, Starts and Minutes have one
// entry an item; LeftOut has the ids of items.
type reportForm struct {
	Version        string   `form:"version"`
	People         string   `form:"people"`
	Children       string   `form:"children"`
	Families       string   `form:"families"`
	Volunteers     string   `form:"volunteers"`
	VolunteerHours string   `form:"volunteer_hours"`
	ReceivedCents  string   `form:"received_cents"`
	Goods          string   `form:"goods"`
	Went           string   `form:"went"`
	Learnt         string   `form:"learnt"`
	Thanks         string   `form:"thanks"`
	Photographs    string   `form:"photographs"`
	Item           []string `form:"item"`
	Starts         []string `form:"starts"`
	Minutes        []string `form:"minutes"`
	LeftOut        []string `form:"left_out"`
}

func formOf(r report.Report) reportForm {
	figure := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	f := reportForm{Version: strconv.Itoa(r.Version), People: figure(r.People), Children: figure(r.Children), Families: figure(r.Families),
		Volunteers: figure(r.Volunteers), Goods: r.Goods, Went: r.Went, Learnt: r.Learnt,
		Thanks: r.Thanks, Photographs: r.Photographs}
	if r.VolunteerHours != nil {
		f.VolunteerHours = r.VolunteerHours.String()
	}
	if r.ReceivedCents != nil {
		f.ReceivedCents = campaign.FormatCents(*r.ReceivedCents)
	}
	for _, s := range r.Sessions {
		for _, item := range s.Items {
			f.Item, f.Starts, f.Minutes = append(f.Item, item.ItemID), append(f.Starts, item.StartedAt.String()), append(f.Minutes, minutesOf(item.Length))
			if item.LeftOut {
				f.LeftOut = append(f.LeftOut, item.ItemID)
			}
		}
	}
	return f
}

func minutesOf(l agenda.Length) string {
	if !l.Known() {
		return ""
	}
	return locale.For(locale.English).Minutes(l.Seconds())
}

// input reads what was typed, and refuses all that cannot be read at once.
func (f reportForm) input() (report.Fields, []report.Held, error) {
	var errs fault.Collector
	figure := func(field, typed string) *int {
		typed = strings.TrimSpace(typed)
		if typed == "" {
			return nil
		}
		n, err := strconv.Atoi(typed)
		errs.Check(err == nil, field, "report.wrong.number")
		return &n
	}
	fields := report.Fields{
		People: figure("people", f.People), Children: figure("children", f.Children), Families: figure("families", f.Families),
		Volunteers: figure("volunteers", f.Volunteers),
		Goods:      f.Goods, Went: f.Went, Learnt: f.Learnt, Thanks: f.Thanks, Photographs: f.Photographs,
	}
	if typed := strings.TrimSpace(f.VolunteerHours); typed != "" {
		hours, ok := report.ParseHalves(typed)
		errs.Check(ok, "volunteer_hours", "report.wrong.hours")
		fields.VolunteerHours = &hours
	}
	if typed := strings.TrimSpace(f.ReceivedCents); typed != "" {
		cents, err := campaign.ParseCents("received_cents", typed)
		if err := errs.Absorb(err); err != nil {
			return fields, nil, err
		}
		fields.ReceivedCents = &cents
	}
	items := make([]report.Held, 0, len(f.Item))
	for i, id := range f.Item {
		h := report.Held{ItemID: id, LeftOut: slices.Contains(f.LeftOut, id)}
		var ok bool
		if h.StartedAt, ok = timeOf(at(f.Starts, i)); !ok && !errs.Has("items") {
			errs.Add("items", "report.wrong.time", "Typed", at(f.Starts, i))
		}
		if h.Length, ok = lengthOf(at(f.Minutes, i)); !ok && !errs.Has("items") {
			errs.Add("items", "report.wrong.minutes", "Typed", at(f.Minutes, i))
		}
		items = append(items, h)
	}
	return fields, items, errs.Err()
}

// at returns an entry, empty where the list is shorter.
func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// timeOf reads a time of day that may be left empty.
func timeOf(typed string) (t civil.TimeOfDay, ok bool) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return t, true
	}
	t, err := civil.ParseTimeOfDay(typed)
	return t, err == nil
}

// lengthOf reads minutes, 5 or 2:30, that may be left empty.
func lengthOf(typed string) (l agenda.Length, ok bool) {
	typed = strings.ReplaceAll(strings.TrimSpace(typed), "：", ":")
	if typed == "" {
		return l, true
	}
	minutes, seconds, parted := strings.Cut(typed, ":")
	m, err := strconv.ParseUint(minutes, 10, 16)
	if err != nil {
		return l, false
	}
	s := uint64(0)
	if parted {
		if s, err = strconv.ParseUint(seconds, 10, 8); err != nil || s > 59 || len(seconds) != 2 {
			return l, false
		}
	}
	return agenda.LengthOf(int(60*m + s)), true
}

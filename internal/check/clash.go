package check

import (
	"math"
	"time"
)

// busy is one person at one item.
type busy struct {
	session, item int
	ends          bool // when it ends is known
}

// inTwoPlaces finds who is put down in two sessions at the same time, or so
// close to one another that the way between cannot be walked. Only certain
// times count, and only people of whom it is certain who they are.
func inTwoPlaces(p *Plan) (found []Finding) {
	sessions := p.ahead()
	at := map[string][]busy{}
	var order []string
	names := map[string]string{}
	for si, s := range sessions {
		for ii, item := range s.Items {
			for _, who := range item.people() {
				if who.ID == "" || item.Starts.IsZero() || item.About || s.Undated {
					continue
				}
				if names[who.ID] == "" {
					names[who.ID] = who.Name
					order = append(order, who.ID)
				}
				at[who.ID] = append(at[who.ID], busy{si, ii, !item.Ends.IsZero()})
			}
		}
	}
	for _, id := range order {
		found = append(found, clashesOf(sessions, names[id], at[id])...)
	}
	return found
}

// speakerInterprets finds who is to speak and to interpret at one item.
func speakerInterprets(p *Plan) (found []Finding) {
	for _, s := range p.ahead() {
		for _, i := range s.Items {
			if i.Speaker.ID != "" && i.Speaker.ID == i.Interpreter.ID {
				found = append(found, Finding{Ref: i.Ref, Field: "interpreter", Title: i.Title, Who: i.Speaker.Name})
			}
		}
	}
	return found
}

// people are those who have to be there, each once.
func (i Item) people() (all []Person) {
	seen := map[string]bool{}
	for _, who := range append([]Person{i.Speaker, i.Owner, i.Interpreter}, i.CueOwners...) {
		if who.ID != "" && !seen[who.ID] {
			seen[who.ID] = true
			all = append(all, who)
		}
	}
	return all
}

// clashesOf returns one finding for each two sessions between which somebody
// is torn: the first pair of items says it.
func clashesOf(sessions []Session, name string, where []busy) (found []Finding) {
	told := map[[2]int]bool{}
	for i, a := range where {
		for _, b := range where[i+1:] {
			pair := [2]int{a.session, b.session}
			if a.session == b.session || told[pair] {
				continue
			}
			if f, clash := clash(sessions, a, b); clash {
				told[pair] = true
				f.Who = name
				found = append(found, f)
			}
		}
	}
	return found
}

func clash(sessions []Session, a, b busy) (Finding, bool) {
	first, second := sessions[a.session].Items[a.item], sessions[b.session].Items[b.item]
	if second.Starts.Before(first.Starts) {
		a, b, first, second = b, a, second, first
	}
	from, to := sessions[a.session], sessions[b.session]
	walk := walking(from.Place, to.Place)
	between := second.Starts.Sub(first.Starts)
	if a.ends {
		between = second.Starts.Sub(first.Ends)
	} else if between > 0 {
		return Finding{}, false // how long the first one lasts is not known
	}
	if between >= walk && (between > 0 || a.ends) {
		return Finding{}, false
	}
	f := Finding{Ref: second.Ref, Field: "speaker", Other: first.Ref.ID, Title: second.Title, OtherTitle: first.Title,
		From: to.clock(second.Starts), OtherFrom: from.clock(first.Starts), Length: max(0, between), Limit: walk}
	f.Place, f.OtherPlace = placeName(to), placeName(from)
	return f, true
}

func placeName(s Session) string {
	if s.Place != nil {
		return s.Place.Name
	}
	return s.Title
}

// walking is how long it takes to walk between two places: at 4 km an hour,
// as with children or equipment, over a third more than the straight line;
// nothing where the way is not known.
func walking(from, to *Place) time.Duration {
	if from == nil || to == nil || from.Ref == to.Ref || from.Latitude == 0 && from.Longitude == 0 || to.Latitude == 0 && to.Longitude == 0 {
		return 0
	}
	const metresADegree = 111_320
	north := (to.Latitude - from.Latitude) * metresADegree
	east := (to.Longitude - from.Longitude) * metresADegree * math.Cos(from.Latitude*math.Pi/180)
	metres := math.Hypot(north, east) * 4 / 3
	return time.Duration(metres/(4000.0/60)*60) * time.Second
}

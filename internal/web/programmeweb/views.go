package programmeweb

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

var (
	startPage = page.New[startView]("programme/start")
	showPage  = page.New[showView]("programme/show")
)

type startView struct{ page.Layout }

// showView is the public page. Words that people typed are in ContentLang.
type showView struct {
	page.Layout
	ContentLang  string
	Kind         string
	Heading      string
	Theme        string
	Preview      bool
	Cancelled    bool
	CancelReason string
	When         whenView
	Description  []campaign.Block
	Audience     []string
	Sessions     []sessionView
	Places       []placeView
	Access       []string // what every session offers, where there are several
	AccessNote   []string
	Dateless     bool // nothing says when: it will be settled
	Organisers   []rankView
	Contacts     []contactView
	Subscribe    string // the page that says how, device by device
	FeedURL      string
	PDF, Large   string
	Pictures     string // the programme as pictures with few words
	Text, Data   string
	Picture      string
	Card         string // for programs that preview links
	Alt          string
	Outside      *outsideView // in a browser that can neither subscribe nor open papers
}

// whenView is the card that says when, with the first day as on a calendar.
type whenView struct {
	Month, Day string
	Days       string // all days of the campaign
	Next       string // the next session
	Note       string
}

type sessionView struct {
	ID           string
	Heading      string // where there are several
	Day          string
	Times        string
	StartISO     string // for schema.org
	EndISO       string
	Place        string
	Address      string
	Audience     string
	Access       []string
	AccessNote   []string
	Today        bool
	Changed      string // when it last moved, if it did
	Cancelled    bool
	CancelReason string
	Items        []itemView
	CalendarURL  string
}

type placeView struct {
	Name, Address string
	Directions    []string
	MapURL        template.URL
}

type itemView struct {
	Day     string // where it is not the one before it, in a session of several days
	Time    string
	Title   string
	About   bool
	Access  string
	Changed bool
}

type rankView struct {
	Rank  string
	Names []string
}

type contactView struct {
	Name, Title, Phone string
	Tel, SMS           template.URL // empty where there is no number, or none for messages
}

func newShowView(v *web.Visit, p programme.Page, address string) showView {
	view := showView{
		Layout: v.Layout(p.Title), ContentLang: p.Language, Kind: v.T("campaign.kind." + string(p.Kind)), Heading: p.Title, Theme: p.Theme,
		Preview: p.Preview, Cancelled: p.Cancelled, CancelReason: p.CancelReason, Description: campaign.ParseText(p.Description),
		Audience: lines(p.Audience), FeedURL: address + "/calendar.ics", PDF: "/c/" + p.Slug + "/programme.pdf",
		Large: "/c/" + p.Slug + "/programme.pdf?size=large", Pictures: "/c/" + p.Slug + "/programme.pdf?size=pictures", Text: "/c/" + p.Slug + "/programme.txt", Data: "/c/" + p.Slug + "/programme.json",
		Subscribe: "/c/" + p.Slug + "/subscribe", Picture: pictureURL(v.Printer, p.Programme), Card: address + "/card.png?lang=" + langOf(v.Printer),
		Alt: p.Alt(v.Printer), Outside: newOutsideView(v, p, address),
	}
	view.NoIndex, view.Canonical = p.Preview || p.Cancelled, address
	view.Styles, view.Wide = []string{"css/programme.css"}, true
	now := civil.InstantOf(v.Now())
	for _, s := range p.Sessions {
		view.Sessions = append(view.Sessions, newSessionView(v.Printer, p, s, now, len(p.Sessions) > 1))
	}
	view.shareAccess()
	view.Places, view.When = placesOf(p.Sessions), newWhenView(v.Printer, p, now)
	view.Dateless = len(p.Sessions) == 0 && p.StartsOn.IsZero() && p.Period == ""
	for _, rank := range campaign.Ranks {
		row := rankView{Rank: v.T("organiser.rank." + string(rank))}
		for _, o := range p.Organisers {
			if o.Rank == rank {
				row.Names = append(row.Names, o.Name)
			}
		}
		if len(row.Names) > 0 {
			view.Organisers = append(view.Organisers, row)
		}
	}
	for _, c := range p.Contacts {
		contact := contactView{Name: c.Name, Title: c.Title, Phone: c.Phone, Tel: callURL(c.Phone)}
		if c.SMS {
			contact.SMS = messageURL(c.Phone)
		}
		view.Contacts = append(view.Contacts, contact)
	}
	return view
}

// shareAccess says once what several sessions all offer, and with each what it
// offers beyond that.
func (view *showView) shareAccess() {
	if len(view.Sessions) < 2 {
		return
	}
	common, note := view.Sessions[0].Access, view.Sessions[0].AccessNote
	for _, s := range view.Sessions[1:] {
		common = slices.DeleteFunc(slices.Clone(common), func(offer string) bool { return !slices.Contains(s.Access, offer) })
		if !slices.Equal(s.AccessNote, note) {
			note = nil
		}
	}
	view.Access, view.AccessNote = common, note
	for i := range view.Sessions {
		s := &view.Sessions[i]
		s.Access = slices.DeleteFunc(slices.Clone(s.Access), func(offer string) bool { return slices.Contains(common, offer) })
		if note != nil {
			s.AccessNote = nil
		}
	}
}

func newSessionView(p *locale.Printer, of programme.Page, s programme.Session, now civil.Instant, several bool) sessionView {
	zone := zoneOf(s.Zone)
	view := sessionView{
		ID: s.ID, Day: p.Days(s.StartsOn, s.EndsOn), Place: s.Place.Name, Address: s.Place.Address,
		Audience: s.Audience, AccessNote: lines(s.Place.AccessNote), Cancelled: s.Cancelled, CancelReason: s.CancelReason,
		Today:   !s.StartsOn.IsZero() && isToday(s, civil.DateOf(now.In(zone))),
		Changed: changed(p, of, s.ID, zone, now), StartISO: s.StartsOn.String(), EndISO: s.EndsOn.String(),
	}
	if several {
		view.Heading = s.Title
	}
	if !s.StartsOn.IsZero() {
		view.CalendarURL = "/c/" + of.Slug + "/items/" + s.ID + ".ics"
	}
	if !s.Starts.IsZero() {
		view.StartISO = s.Starts.In(zone).Format(time.RFC3339)
		view.Times = s.StartsAt.String()
		view.EndISO = ""
		if !s.Ends.IsZero() {
			view.EndISO = s.Ends.In(zone).Format(time.RFC3339)
			view.Times = p.Times(s.StartsAt, civil.TimeOfDayOf(s.Ends.In(zone)))
			view.Day = p.Days(s.StartsOn, civil.DateOf(s.Ends.In(zone)))
		}
	}
	for _, code := range s.Access {
		view.Access = append(view.Access, p.T("venue.access."+string(code)))
	}
	shown := s.StartsOn
	for _, item := range s.Items {
		row := itemView{Title: item.Title, About: item.Approximate, Access: accessWords(p, s.Access, item.Access), Changed: changed(p, of, item.ID, zone, now) != ""}
		if !item.Starts.IsZero() {
			local := item.Starts.In(zone)
			row.Time = civil.TimeOfDayOf(local).String()
			if day := civil.DateOf(local); day != shown {
				row.Day, shown = p.Day(day), day
			}
		}
		view.Items = append(view.Items, row)
	}
	return view
}

// placesOf lists where the sessions take place, each place once.
func placesOf(sessions []programme.Session) []placeView {
	var views []placeView
	seen := map[string]bool{}
	for _, s := range sessions {
		key := s.Place.Name + "\n" + s.Place.Address
		if s.Place.Name == "" || seen[key] {
			continue
		}
		seen[key] = true
		view := placeView{Name: s.Place.Name, Address: s.Place.Address, Directions: lines(s.Place.Directions)}
		if point := s.Place.Point; point != nil {
			view.MapURL = mapURL(*point)
		}
		views = append(views, view)
	}
	return views
}

// newWhenView names the next session to come, or the last one.
func newWhenView(p *locale.Printer, of programme.Page, now civil.Instant) whenView {
	first := of.StartsOn
	var next programme.Session
	for _, s := range of.Sessions {
		if s.StartsOn.IsZero() || s.Cancelled {
			continue
		}
		today := civil.DateOf(now.In(zoneOf(s.Zone)))
		if next.ID == "" || next.EndsOn.Before(today) || s.StartsOn.Before(next.StartsOn) && !s.EndsOn.Before(today) {
			next = s
		}
		if first.IsZero() || s.StartsOn.Before(first) && of.StartsOn.IsZero() {
			first = s.StartsOn
		}
	}
	view := whenView{Days: firstOf(p.Days(of.StartsOn, of.EndsOn), of.Period, p.Days(next.StartsOn, next.EndsOn), p.T("programme.no_date"))}
	shown := next.StartsOn
	if shown.IsZero() {
		shown = first
	}
	if !shown.IsZero() {
		view.Month, view.Day = p.MonthName(shown), strconv.Itoa(shown.Day)
	}
	if next.ID != "" {
		day := p.Day(next.StartsOn)
		if day == view.Days {
			day = "" // once is enough
		}
		view.Next = joinWords(day, next.StartsAt.String(), next.Place.Name)
	}
	return view
}

func isToday(s programme.Session, today civil.Date) bool {
	return !today.Before(s.StartsOn) && !s.EndsOn.Before(today)
}

// recently is how long a change of time, place or status is marked.
const recently = 14 * 24 * time.Hour

func changed(p *locale.Printer, of programme.Page, id string, zone *time.Location, now civil.Instant) string {
	at, ok := of.Changed[id]
	if !ok || now.Sub(at) > recently {
		return ""
	}
	return p.Moment(at, zone)
}

// accessWords names what an item offers beyond the whole session.
func accessWords(p *locale.Printer, session, item venue.Access) string {
	var words []string
	for _, code := range item {
		if !session.Has(code) {
			words = append(words, p.T("venue.access."+string(code)))
		}
	}
	return strings.Join(words, p.T("web.comma"))
}

func zoneOf(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return zone
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func joinWords(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " · ")
}

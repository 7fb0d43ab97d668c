package handout

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/cache"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/runsheet"
	"tongxing/internal/venue"
)

// Extra is a paper made of people who are on the list already. It has no
// editions: it is made anew whenever it is asked for.
type Extra string

// The extras.
const (
	Cards  Extra = "cards"   // a name card each, folded to stand on a table
	SignIn Extra = "sign-in" // to sign on arrival
	Seats  Extra = "seats"   // who sits where
	Thanks Extra = "thanks"  // to organisers, speakers, committee and volunteers
)

// Extras lists them in the order in which they are offered.
var Extras = []Extra{Cards, SignIn, Seats, Thanks}

// Roll is who may be put on an extra, for one session.
type Roll struct {
	Campaign campaign.Campaign
	Session  agenda.Session
	Sessions []agenda.Session
	Groups   []RollGroup // without empty ones
}

// RollGroup is people of one sort. Its Name is the catalogue's suffix.
type RollGroup struct {
	Name   string // speakers, committee, others
	Guests []Guest
}

// Guest is someone on a Roll.
type Guest struct {
	ID     string // of a person, or of the item that names a speaker in words
	Name   string
	Title  string
	Unit   string
	Chosen bool // unless people are named: speakers and the committee, or everyone where there are none
}

// ExtraWish says which extra is wanted.
type ExtraWish struct {
	Extra    Extra
	Session  string          // empty: the campaign's only or next one
	People   []string        // ids of Guests; nil: those that are chosen by themselves
	Language locale.Language // empty: the campaign's own
}

// Roll returns who may be put on extras, for one who may see the campaign.
// Faults: NotFound, also where there is no session.
func (s *Service) Roll(ctx context.Context, who account.Actor, campaignID, session string) (Roll, error) {
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return Roll{}, err
	}
	return s.roll(ctx, c, session)
}

func (s *Service) roll(ctx context.Context, c campaign.Campaign, session string) (Roll, error) {
	id, _, err := s.choose(ctx, c, session)
	if err != nil {
		return Roll{}, err
	}
	out := Roll{Campaign: c}
	if out.Session, err = agenda.FindSession(ctx, s.db, c.ID, id); err != nil {
		return Roll{}, err
	}
	if out.Sessions, err = agenda.Day(ctx, s.db, c.ID); err != nil {
		return Roll{}, err
	}
	var r roll
	if r.people, err = campaign.ListPeople(ctx, s.db, c.ID); err != nil {
		return Roll{}, err
	}
	if r.posts, err = campaign.ListPosts(ctx, s.db, c.ID); err != nil {
		return Roll{}, err
	}
	if r.organisers, err = campaign.ListOrganisers(ctx, s.db, c.ID); err != nil {
		return Roll{}, err
	}
	out.Groups = r.groups(out.Session)
	return out, nil
}

// chosen returns the guests that are wanted, in the order of the roll.
func (r Roll) chosen(ids []string) (guests []Guest) {
	for _, group := range r.Groups {
		for _, guest := range group.Guests {
			if ids == nil && guest.Chosen || slices.Contains(ids, guest.ID) {
				guests = append(guests, guest)
			}
		}
	}
	return guests
}

// Extra makes an extra for one who may see the campaign. No telephone number
// stands on it. Faults: NotFound, also where there is nobody to put on it, with
// what to enter; Unready where the program was built without fonts.
func (s *Service) Extra(ctx context.Context, who account.Actor, campaignID string, wish ExtraWish) (Paper, error) {
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return Paper{}, err
	}
	roll, err := s.roll(ctx, c, wish.Session)
	if err != nil {
		return Paper{}, err
	}
	w := extraWriter{Roll: roll, Printer: locale.For(languageOf(c, wish.Language)), now: s.clock.Now(), guests: roll.chosen(wish.People)}
	if len(w.guests) == 0 && wish.Extra != Thanks {
		key := "handout.nobody"
		if wish.People != nil {
			key = "handout.nobody_chosen"
		}
		return Paper{}, fault.New(fault.NotFound, key)
	}
	var made []byte
	switch wish.Extra {
	case Cards:
		made, err = finished(s.paper.Cards(w.cards()))
	case SignIn:
		made, err = finished(s.paper.Register(w.signIn()))
	case Seats:
		made, err = finished(s.paper.Register(w.seats()))
	case Thanks:
		organisers, failed := campaign.ListOrganisers(ctx, s.db, c.ID)
		if failed != nil {
			return Paper{}, failed
		}
		made, err = finished(s.paper.Thanks(w.thanks(organisers)))
	default:
		err = fault.New(fault.NotFound, "fault.not_found")
	}
	if err != nil {
		return Paper{}, err
	}
	return Paper{Finished: cache.Prepare(made, civil.Instant{}), Name: fileName(roll.Session.Title, w.T("handout.extra."+string(wish.Extra))) + pdfEnding}, nil
}

type extraWriter struct {
	Roll
	*locale.Printer
	now    civil.Instant
	guests []Guest
}

func (w extraWriter) cards() runsheet.Cards {
	cards := runsheet.Cards{Title: joinedWords(w.Session.Title, w.T("handout.extra.cards")), Language: string(w.Language()), At: w.now}
	for _, guest := range w.guests {
		cards.Cards = append(cards.Cards, runsheet.Card{Name: guest.Name, Beside: w.beside(guest)})
	}
	return cards
}

// beside is a guest's unit and post.
func (w extraWriter) beside(guest Guest) string {
	return strings.Join(nonEmpty([]string{guest.Unit, guest.Title}), " ")
}

func joinedWords(parts ...string) string { return strings.Join(nonEmpty(parts), " · ") }

func (w extraWriter) register(kind Extra) runsheet.Register {
	r := runsheet.Register{
		Language: string(w.Language()), Kicker: w.T("handout.extra." + string(kind)), Title: w.Session.Title, At: w.now,
		Facts: nonEmpty([]string{w.Days(w.Session.StartsOn, w.Session.EndsOn), w.Session.StartsAt.String(), w.title()}),
		Made:  w.T("handout.made", "When", w.Moment(w.now, w.Campaign.Location())), Page: w.T("handout.page"),
	}
	if !w.Campaign.Public() {
		r.Draft = w.T("handout.draft")
	}
	return r
}

// title is the campaign's, where it is not the session's.
func (w extraWriter) title() string {
	if w.Campaign.Title == w.Session.Title {
		return ""
	}
	return w.Campaign.Title
}

// spareRows are for those who come without having been on the list, at least.
const spareRows = 3

func (w extraWriter) signIn() runsheet.Register {
	r := w.register(SignIn)
	r.Empty = spareRows
	r.Note = w.T("handout.sign_in_note")
	r.Columns = []runsheet.RegisterColumn{{Head: w.T("handout.column.number"), Weight: 3}, {Head: w.T("handout.column.name"), Weight: 6},
		{Head: w.T("handout.column.unit"), Weight: 13}, {Head: w.T("handout.column.signature"), Weight: 9}}
	for i, guest := range w.guests {
		r.Rows = append(r.Rows, []string{strconv.Itoa(i + 1), guest.Name, w.beside(guest)})
	}
	return r
}

func (w extraWriter) seats() runsheet.Register {
	r := w.register(Seats)
	var access []string
	for _, code := range keepSeats {
		if w.Session.Access.Has(code) {
			access = append(access, w.T("handout.seat."+string(code)))
		}
	}
	if len(access) > 0 {
		r.Note = w.T("handout.seats_note", "Seats", strings.Join(access, w.T("handout.comma")))
	}
	r.Columns = []runsheet.RegisterColumn{{Head: w.T("handout.column.number"), Weight: 3}, {Head: w.T("handout.column.name"), Weight: 6},
		{Head: w.T("handout.column.unit"), Weight: 12}, {Head: w.T("handout.column.seat"), Weight: 5}, {Head: w.T("handout.column.remark"), Weight: 5}}
	for i, guest := range w.guests {
		r.Rows = append(r.Rows, []string{strconv.Itoa(i + 1), guest.Name, w.beside(guest)})
	}
	return r
}

// keepSeats are the promises for which seats are kept free.
var keepSeats = []venue.AccessCode{venue.WheelchairPlaces, venue.SignLanguage, venue.Captions, venue.HearingLoop, venue.GuideDog}

func (w extraWriter) thanks(organisers []campaign.Organiser) runsheet.Thanks {
	t := runsheet.Thanks{
		Language: string(w.Language()), Kicker: w.T("handout.extra.thanks"), Title: joinedWords(w.Campaign.Title, w.Days(w.Session.StartsOn, w.Session.EndsOn)),
		Text: w.T("handout.thanks_text"), At: w.now, Page: w.T("handout.page"),
	}
	var hosts []string
	for _, rank := range campaign.Ranks {
		group := runsheet.Organiser{Rank: w.T("organiser.rank." + string(rank))}
		for _, o := range organisers {
			if o.Rank == rank {
				group.Names = append(group.Names, o.Name)
			}
		}
		if rank == campaign.Host {
			hosts = group.Names
		}
		if len(group.Names) > 0 {
			t.Groups = append(t.Groups, group)
		}
	}
	t.Groups = append(t.Groups, w.thanked()...)
	t.Closing = strings.Join(hosts, w.T("handout.comma"))
	return t
}

// thanked lists speakers and the committee by name, and those who help by their
// unit.
func (w extraWriter) thanked() (groups []runsheet.Organiser) {
	helpers, _ := ofSession("volunteers")
	var units []runsheet.Organiser
	for _, group := range w.Groups {
		named := runsheet.Organiser{Rank: w.T("handout.roll." + group.Name)}
		for _, guest := range group.Guests {
			if group.Name != "others" || !helpers.meant(guest.Title) {
				named.Names = append(named.Names, guest.Name)
				continue
			}
			unit := guest.Unit
			if unit == "" {
				unit = w.T("handout.roll.volunteers")
			}
			at := slices.IndexFunc(units, func(o runsheet.Organiser) bool { return o.Rank == unit })
			if at < 0 {
				at, units = len(units), append(units, runsheet.Organiser{Rank: unit})
			}
			units[at].Names = append(units[at].Names, guest.Name)
		}
		if len(named.Names) > 0 {
			groups = append(groups, named)
		}
	}
	return append(groups, units...)
}

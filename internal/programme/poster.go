package programme

import (
	"context"
	"errors"
	"slices"
	"strings"

	"tongxing/internal/cache"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/poster"
)

// Shape is which of a campaign's pictures is meant.
type Shape string

// The shapes.
const (
	Portrait Shape = "poster" // to save and send
	Card     Shape = "card"   // beside a link
)

// Picture returns the finished picture (PNG) of a public campaign; lang is
// "zh", "en" or empty for the campaign's own. Faults: NotFound; Unready where
// the program was built without fonts.
func (s *Service) Picture(ctx context.Context, slug, lang string, shape Shape) (*cache.Finished, error) {
	language, _ := locale.Parse(lang)
	key := strings.Join([]string{string(shape), string(language), slug}, " ")
	return s.pictures.Get(ctx, key, func(ctx context.Context) (none cache.Answer[*cache.Finished], err error) {
		p, err := s.publication(ctx, slug)
		if err == nil && !p.live {
			err = fault.New(fault.NotFound, "fault.not_found")
		}
		if err != nil {
			return none, err
		}
		draw := s.press.Draw
		if shape == Card {
			draw = s.press.Card
		}
		picture, err := draw(p.Poster(s.words(p, language).Printer, s.Address(p.Slug)))
		if missing := (*poster.FontError)(nil); errors.As(err, &missing) {
			return none, fault.Wrap(err, fault.Unready, "programme.no_fonts", "File", missing.File)
		}
		if err != nil {
			return none, err
		}
		return s.answer(p, cache.Prepare(picture, civil.Instant{})), nil
	})
}

// Poster returns what the programme's picture says. address is the public
// page's.
func (p Programme) Poster(words *locale.Printer, address string) poster.Poster {
	b := p.brief(words)
	of := poster.Poster{
		Kind: words.T("campaign.kind." + string(p.Kind)), Title: p.Title, Theme: p.Theme, Address: address,
		Hosts: b.hosts, Scan: words.T("programme.poster.scan"),
		Access: poster.Access{Heading: words.T("programme.access"), Offers: b.access.each(words), Note: b.accessNote},
	}
	if p.Cancelled {
		of.Off, of.Scan = words.T("programme.cancelled_heading"), words.T("programme.poster.scan_off")
	}
	for _, f := range b.facts {
		of.Facts = append(of.Facts, poster.Fact{Label: f.label, Text: f.text})
	}
	return of
}

// Message returns the words that a team sends to a group: what, when, where,
// access, and the bare address on a line of its own, which chat programs turn
// into a link.
func (p Programme) Message(words *locale.Printer, address string) string {
	b := p.brief(words)
	title := words.T("programme.message.title", "Title", p.Title)
	if p.Cancelled {
		title = words.T("programme.message.title_off", "Title", p.Title)
	}
	lines := []string{title}
	for _, f := range b.facts {
		lines = append(lines, words.T("programme.labelled", "Label", f.label, "Text", f.text))
	}
	if p.CancelReason != "" && p.Cancelled {
		lines = append(lines, words.T("programme.cancelled_because", "Reason", p.CancelReason))
	}
	if len(b.access) > 0 && !p.Cancelled {
		lines = append(lines, words.T("programme.access_line", "Access", b.access.grouped(words)))
	}
	lines = append(lines, words.T("programme.message.more"), address, words.T("programme.message.outside"))
	return strings.Join(lines, "\n")
}

// Alt returns in one paragraph what the programme's picture shows, for those
// who cannot see it.
func (p Programme) Alt(words *locale.Printer) string {
	b := p.brief(words)
	parts := []string{p.Title}
	for _, f := range b.facts {
		parts = append(parts, words.T("programme.labelled", "Label", f.label, "Text", f.text))
	}
	if len(b.access) > 0 {
		parts = append(parts, words.T("programme.access_line", "Access", b.access.grouped(words)))
	}
	return words.T("programme.poster.alt", "Text", strings.Join(parts, words.T("programme.semicolon")))
}

// brief is a programme in a few facts: what fits on a picture and into a
// message.
type brief struct {
	facts      []briefFact
	access     accessList
	accessNote string
	hosts      string
}

type briefFact struct{ label, text string }

// most is how many sessions or places a brief names one by one.
const most = 4

func (p Programme) brief(words *locale.Printer) brief {
	var b brief
	add := func(key, text string) {
		if text != "" {
			b.facts = append(b.facts, briefFact{words.T(key), text})
		}
	}
	sessions := p.held()
	add("programme.when", p.briefWhen(words, sessions))
	var places, notes []string
	for _, s := range sessions {
		if line := s.Place.line(); line != "" && !slices.Contains(places, line) {
			places = append(places, line)
		}
		if note := s.Place.AccessNote; note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	if len(places) <= most {
		add("programme.where", strings.Join(places, "\n"))
	} else {
		add("programme.where", words.T("programme.places_count", "Count", len(places)))
	}
	add("programme.for_whom", p.Audience)
	b.access = accessOffers(words, sessions)
	if len(notes) == 1 {
		b.accessNote = notes[0]
	}
	var hosts []string
	for _, o := range p.Organisers {
		if o.Rank == campaign.Host {
			hosts = append(hosts, o.Name)
		}
	}
	if len(hosts) > 0 {
		b.hosts = words.T("programme.labelled", "Label", words.T("organiser.rank."+string(campaign.Host)), "Text", strings.Join(hosts, words.T("programme.comma")))
	}
	return b
}

// held returns the sessions that take place; all where none does.
func (p Programme) held() []Session {
	held := slices.DeleteFunc(slices.Clone(p.Sessions), func(s Session) bool { return s.Cancelled })
	if len(held) == 0 {
		return p.Sessions
	}
	return held
}

// briefWhen names the sessions' days and times, or the campaign's where no
// session has a day or there are many.
func (p Programme) briefWhen(words *locale.Printer, sessions []Session) string {
	var lines []string
	day, dated := "", 0
	for _, s := range sessions {
		if s.StartsOn.IsZero() {
			continue
		}
		dated++
		days, times := words.Days(s.StartsOn, s.lastDay()), s.times(words)
		if len(sessions) == 1 {
			return strings.TrimSpace(days + " " + times)
		}
		if days != day {
			lines, day = append(lines, days), days // a day of several sessions stands once
		}
		lines = append(lines, strings.TrimSpace(times+" "+s.Title))
	}
	if dated > 0 && dated <= most {
		return strings.Join(lines, "\n")
	}
	if days := words.Days(p.StartsOn, p.EndsOn); days != "" {
		return days
	}
	if p.Period != "" {
		return p.Period
	}
	if dated > 0 {
		return words.T("programme.sessions_from", "Count", dated, "Line", strings.TrimSpace(lines[0]+" "+lines[1]))
	}
	return words.T("programme.no_date")
}

// lastDay returns the day on which the session ends, as planned or as reckoned.
func (s Session) lastDay() civil.Date {
	if s.Ends.IsZero() {
		return s.EndsOn
	}
	return civil.DateOf(s.Ends.In(location(s.Zone)))
}

// times writes from when to when, without the days.
func (s Session) times(words *locale.Printer) string {
	if s.StartsAt.IsZero() {
		return ""
	}
	if s.Ends.IsZero() {
		return s.StartsAt.String()
	}
	return words.Times(s.StartsAt, civil.TimeOfDayOf(s.Ends.In(location(s.Zone))))
}

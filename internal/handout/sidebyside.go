package handout

import (
	"context"
	"slices"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Pair says which two states of a sheet are to stand side by side.
type Pair struct {
	Session  string          // empty: the campaign's only or next one
	Role     string          // empty: the full sheet; a code of Packs; or programme
	Language locale.Language // of the papers; empty: the campaign's own
	From     int             // an edition; 0: the last one before To
	To       int             // an edition; 0: what the sheet shows now
}

// SideBySide is two states of one sheet, row by row.
type SideBySide struct {
	Campaign campaign.Campaign
	Pair     // with what was left open filled in; From is 0 where nothing was printed
	Title    string
	Name     string    // of the role, as in the catalogue
	Editions []Edition // that can be compared, the last first
	Opening  []string  // what changed above the rows, a sentence each
	Lines    []Line    // in the present order; those that are gone where they stood
}

// Line is one row in both states.
type Line struct {
	Time, Title string    // the present ones, or the last ones of a row that is gone
	Change      RowChange // empty where nothing differs
	What        []string  // in words
	Fields      []Field   // what differs
}

// Field is one thing that a row says, before and after. Its Name is the
// catalogue's suffix.
type Field struct{ Name, Before, After string }

// SideBySide compares two editions of a sheet, or one with what it shows now,
// for one who may see the campaign, in the printer's words. It shows what the
// role's paper shows and no more. Faults: NotFound, also for a session, role or
// edition that is not there.
func (s *Service) SideBySide(ctx context.Context, who account.Actor, campaignID string, wish Pair, p *locale.Printer) (SideBySide, error) {
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return SideBySide{}, err
	}
	k, read, err := s.subjectOf(ctx, c, wish)
	if err != nil {
		return SideBySide{}, err
	}
	wish.Session, wish.Language = k.Subject, k.Language
	out := SideBySide{Campaign: c, Pair: wish, Name: roleOf(wish.Role).Name}
	now, err := read(ctx, s.db, c)
	if err != nil {
		return SideBySide{}, err
	}
	after := now(locale.For(k.Language))
	out.Title = after.Title
	if out.Editions, err = s.comparable(ctx, k); err != nil {
		return SideBySide{}, err
	}
	if wish.To > 0 {
		if after, err = s.contentOf(ctx, k, wish.To); err != nil {
			return SideBySide{}, err
		}
	}
	if out.From == 0 {
		for _, e := range out.Editions {
			if wish.To == 0 || e.Number < wish.To {
				out.From = e.Number
				break
			}
		}
	}
	if out.From == 0 {
		return out, nil
	}
	before, err := s.contentOf(ctx, k, out.From)
	if err != nil {
		return SideBySide{}, err
	}
	changes := Compare(before, after, p)
	out.Opening, out.Lines = changes.Opening(p), lines(before, after, changes)
	return out, nil
}

// subjectOf returns the paper that a pair is of, in its normal size, and how it
// is read.
func (s *Service) subjectOf(ctx context.Context, c campaign.Campaign, wish Pair) (key, reader, error) {
	k := key{c.ID, c.ID, wish.Role, languageOf(c, wish.Language), Normal}
	if wish.Role == ProgrammeRole.Code {
		return k, s.leaflet, nil
	}
	role, known := ofSession(wish.Role)
	if !known {
		return k, nil, fault.New(fault.NotFound, "handout.no_such_role")
	}
	session, _, err := s.choose(ctx, c, wish.Session)
	if err != nil {
		return k, nil, err
	}
	if _, err := agenda.FindSession(ctx, s.db, c.ID, session); err != nil {
		return k, nil, err
	}
	k.Subject = session
	return k, s.reading(session, role), nil
}

// comparable lists the editions of a paper, the last first.
func (s *Service) comparable(ctx context.Context, k key) ([]Edition, error) {
	all, err := listEditions(ctx, s.db, k.CampaignID)
	return slices.DeleteFunc(all, func(e Edition) bool { return e.key != k }), err
}

func (s *Service) contentOf(ctx context.Context, k key, number int) (Content, error) {
	e, err := findNumbered(ctx, s.db, k, number)
	if fault.KindOf(err) == fault.NotFound {
		err = fault.New(fault.NotFound, "handout.no_such_edition", "Number", number)
	}
	return e.content, err
}

// lines sets the rows of two states side by side.
func lines(before, after Content, changes Changes) []Line {
	changed := map[string]ChangedRow{}
	for _, row := range changes.Rows {
		changed[row.ID] = row
	}
	was := rowsByID(before)
	var out []Line
	at := map[string]int{} // where a row stands in out, by its id
	add := func(i int, line Line, id string) {
		out = slices.Insert(out, i, line)
		for other := range at {
			if at[other] >= i {
				at[other]++
			}
		}
		at[id] = i
	}
	for _, part := range after.Parts {
		for _, row := range part.Rows {
			change := changed[row.ID]
			line := Line{Time: row.Time, Title: row.Title, Change: change.Change, What: change.What}
			if earlier, known := was[row.ID]; known {
				line.Fields = differing(earlier, row)
			} else {
				line.Fields = differing(Row{}, row)
			}
			add(len(out), line, row.ID)
		}
	}
	for _, part := range before.Parts {
		previous := -1
		for _, row := range part.Rows {
			if i, there := at[row.ID]; there {
				previous = i
				continue
			}
			previous++
			add(previous, Line{Time: row.Time, Title: row.Title, Change: Gone, Fields: differing(row, Row{})}, row.ID)
		}
	}
	return out
}

// differing lists what two states of a row say differently.
func differing(was, is Row) (fields []Field) {
	before, after := said(was), said(is)
	for i, field := range before {
		if field.Before != after[i].Before {
			fields = append(fields, Field{field.Name, field.Before, after[i].Before})
		}
	}
	return fields
}

// said lists what a row says, each as the Before of a Field.
func said(row Row) []Field {
	var cues []string
	for _, cue := range row.Cues {
		cues = append(cues, cue.Channel+" "+cue.Text)
	}
	words := func(lines ...string) string { return strings.Join(nonEmpty(lines), "\n") }
	return []Field{
		{Name: "time", Before: row.Time}, {Name: "minutes", Before: row.Minutes}, {Name: "number", Before: row.Number}, {Name: "title", Before: row.Title},
		{Name: "responsible", Before: words(row.Responsible...)}, {Name: "cues", Before: words(cues...)},
		{Name: "words", Before: row.Words}, {Name: "speech", Before: row.Speech.Text},
		{Name: "note", Before: words(append(slices.Clone(row.Notices), row.Note)...)}, {Name: "tag", Before: row.Tag},
	}
}

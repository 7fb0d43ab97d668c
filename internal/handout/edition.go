package handout

import (
	"context"
	"encoding/json"
	"time"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

// Size is how large a paper's words are.
type Size string

// The sizes. Large is at least 18 points; Pictures shows each item as a picture
// with few words, for families and people who read pictures. Both are for
// programmes.
const (
	Normal   Size = "normal"
	Large    Size = "large"
	Pictures Size = "pictures"
)

// key names one paper that has editions.
type key struct {
	CampaignID string          `db:"campaign_id"`
	Subject    string          `db:"subject"` // a session, or the campaign for its programme
	Role       string          `db:"role"`
	Language   locale.Language `db:"language"`
	Size       Size            `db:"size"`
}

// Edition is one numbered state of a sheet. Its number counts within the
// subject and role; papers of one state in other languages and sizes share it.
type Edition struct {
	ID string `db:"id"`
	key
	Digest string        `db:"digest"`
	Number int           `db:"number"`
	Code   string        `db:"code"` // as printed: K7QX-2MPA-4T
	MadeAt civil.Instant `db:"made_at"`
	Record string        `db:"content"` // JSON of a record

	content Content
	before  int // the number of the edition before it in its language and size; 0 where none
}

// record is what an edition keeps of its first paper.
type record struct {
	Before  int
	Content Content
}

func (e *Edition) unpack() error {
	var r record
	if err := json.Unmarshal([]byte(e.Record), &r); err != nil {
		return err
	}
	e.content, e.before = r.Content, r.Before
	return nil
}

// draft is what a sheet shows now, in any language.
type draft func(p *locale.Printer) Content

// digest is taken of the Chinese content, whatever language is printed.
func (d draft) digest() string { return d(locale.For(locale.Chinese)).digest() }

// reader reads what a sheet of a campaign shows.
type reader func(ctx context.Context, q database.Querier, c campaign.Campaign) (draft, error)

// edition returns the edition of what the sheet shows now, and makes it where
// it is the first of its digest.
func (s *Service) edition(ctx context.Context, k key, c campaign.Campaign, read reader) (Edition, error) {
	now, err := read(ctx, s.db, c)
	if err != nil {
		return Edition{}, err
	}
	found, err := findEdition(ctx, s.db, k, now.digest())
	if fault.KindOf(err) != fault.NotFound {
		return found, err
	}
	// Of several who print at once one makes the edition, of a state that nobody
	// is changing. Whoever asked may see the paper: that is decided before, and
	// strangers who print a programme have no account.
	err = s.campaigns.Hold(ctx, c.ID, func(tx *database.Tx, c campaign.Campaign) error {
		if now, err = read(ctx, tx, c); err != nil {
			return err
		}
		found, err = findEdition(ctx, tx, k, now.digest())
		if fault.KindOf(err) != fault.NotFound {
			return err
		}
		found, err = makeEdition(ctx, tx, k, now)
		return err
	})
	return found, err
}

func makeEdition(ctx context.Context, tx *database.Tx, k key, now draft) (Edition, error) {
	e := Edition{ID: database.NewID(), key: k, Digest: now.digest(), Code: newCode(), MadeAt: tx.Now(), content: now(locale.For(k.Language))}
	var err error
	if e.Number, err = numberOf(ctx, tx, k.Subject, k.Role, e.Digest); err != nil {
		return Edition{}, err
	}
	if e.before, err = lastNumber(ctx, tx, k, e.Number); err != nil {
		return Edition{}, err
	}
	text, err := json.Marshal(record{e.before, e.content})
	if err != nil {
		return Edition{}, err
	}
	e.Record = string(text)
	return e, insertEdition(ctx, tx, e)
}

// ready adds to an edition what its paper is printed with: the state before
// it, or the state since which changes are wanted.
func (s *Service) ready(ctx context.Context, e Edition, c campaign.Campaign, since int) (printed, error) {
	out := printed{Edition: e, zone: c.Zone, since: e.before}
	if since > 0 {
		out.since = since
	}
	if out.since == 0 || e.Role == ProgrammeRole.Code {
		return out, nil
	}
	before, err := findNumbered(ctx, s.db, e.key, out.since)
	if fault.KindOf(err) == fault.NotFound {
		return out, fault.New(fault.NotFound, "handout.no_such_edition", "Number", out.since)
	}
	out.before = before.content
	return out, err
}

func location(zone string) *time.Location {
	l, err := time.LoadLocation(zone)
	if err != nil {
		// As campaign reads a zone that the zone data has lost.
		return time.UTC
	}
	return l
}

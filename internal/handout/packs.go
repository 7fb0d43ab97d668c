package handout

import (
	"context"
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
)

// packs returns the full sheet and every role's paper of a session in one
// document, each in its own edition. Changes are marked since the wished
// edition of each role that has it, and else since the one before. Faults:
// NotFound, also where no role has that edition.
func (s *Service) packs(ctx context.Context, who account.Actor, campaignID string, wish Wish) (Paper, error) {
	c, err := s.findLive(ctx, who, campaignID)
	if err != nil {
		return Paper{}, err
	}
	language := languageOf(c, wish.Language)
	name := strings.Join([]string{"packs", c.ID, string(language), strconv.Itoa(wish.Since), wish.Session}, " ")
	return s.papers.Get(ctx, name, func(ctx context.Context) (none cache.Answer[Paper], err error) {
		session, until, err := s.choose(ctx, c, wish.Session)
		if err != nil {
			return none, err
		}
		of, err := agenda.FindSession(ctx, s.db, c.ID, session)
		if err != nil {
			return none, err
		}
		p := locale.For(language)
		all := runsheet.Packs{Title: of.Title, Language: string(language)}
		known := wish.Since == 0
		for _, role := range append([]Role{FullRole}, Packs...) {
			pack, marked, err := s.pack(ctx, key{c.ID, session, role.Code, language, Normal}, c, wish.Since)
			if err != nil {
				return none, err
			}
			known = known || marked
			pack.When = p.Days(of.StartsOn, of.EndsOn)
			all.Packs = append(all.Packs, pack)
		}
		if !known {
			return none, fault.New(fault.NotFound, "handout.no_such_edition", "Number", wish.Since)
		}
		made, err := finished(s.paper.Packs(all))
		if err != nil {
			return none, err
		}
		paper := Paper{Finished: cache.Prepare(made, civil.Instant{}), Name: fileName(of.Title, p.T("handout.packs")) + pdfEnding}
		return cache.Answer[Paper]{Value: paper, Revisions: map[string]int64{c.ID: c.Revision}, Until: until}, nil
	})
}

// pack finds or makes the edition of a role's paper. marked says that changes
// are marked since the wished edition.
func (s *Service) pack(ctx context.Context, k key, c campaign.Campaign, since int) (pack runsheet.Pack, marked bool, err error) {
	role, p := roleOf(k.Role), locale.For(k.Language)
	edition, err := s.edition(ctx, k, c, s.reading(k.Subject, role))
	if err != nil {
		return runsheet.Pack{}, false, err
	}
	ready, err := s.ready(ctx, edition, c, since)
	if fault.KindOf(err) == fault.NotFound {
		ready, err = s.ready(ctx, edition, c, 0)
	}
	if err != nil {
		return runsheet.Pack{}, false, err
	}
	pack = runsheet.Pack{Name: p.T("handout.pack." + role.Name), Text: p.T("handout.pack_text." + role.Name), Edition: ready.footer(p)}
	if role.Form == Public {
		pack.Programme = new(leafletOf(ready))
	} else {
		pack.Sheets = new(sheetOf(ready))
	}
	return pack, ready.since == since, nil
}

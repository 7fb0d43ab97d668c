package campaign

import (
	"context"
	"slices"

	"tongxing/internal/locale"
)

// Outline is what a new campaign starts with: the headings of its plan, the
// usual posts and duties, and whatever a document or an earlier campaign
// brings along. Posts and duties name people by the ID that People give them.
type Outline struct {
	Sections   []SectionFields
	Organisers []OrganiserFields
	People     []OutlinePerson
	Posts      []PostFields
	Duties     []DutyFields
	Budget     []BudgetFields
}

// OutlinePerson is a person of an outline. ID is any text that is unique in
// the outline.
type OutlinePerson struct {
	ID string
	PersonFields
}

// OutlineFor returns the starting outline of a kind in a language: headings
// without words, posts and duties without people. Guidance says what belongs
// under each heading.
func OutlineFor(kind Kind, language string) Outline {
	var o Outline
	for i, h := range outlines[kind].headings {
		o.Sections = append(o.Sections, SectionFields{
			Kind: h.kind, Level: 1, Number: NextNumber(nil, -1, 1, language), Title: h.title.in(language),
		})
		o.Sections[i].Number = figure(i+1, o.Sections[i].Number)
	}
	for _, title := range usualPosts {
		o.Posts = append(o.Posts, PostFields{Title: title.in(language)})
	}
	for _, what := range outlines[kind].duties {
		o.Duties = append(o.Duties, DutyFields{What: what.in(language), State: Open})
	}
	return o
}

// Guidance says what belongs under a heading of a campaign's plan; empty for a
// heading that is not the outline's own.
func Guidance(c Campaign, s SectionFields) string {
	for _, h := range outlines[c.Kind].headings {
		if h.kind == s.Kind && (h.kind != TextSection || h.title.zh == s.Title || h.title.en == s.Title) {
			return h.guidance.in(c.Language)
		}
	}
	return ""
}

// insert puts the outline into a campaign that was just made, and returns the
// ids that its people got by those of the outline. It logs nothing of its own:
// the campaign's beginning is one line.
func (o Outline) insert(ctx context.Context, w *Work) (ids map[string]string, err error) {
	ids = map[string]string{}
	for i := range o.People {
		p := &o.People[i]
		if err := p.Check(); err != nil {
			return nil, err
		}
		id, err := people.insert(ctx, w, &p.PersonFields)
		if err != nil {
			return nil, err
		}
		ids[p.ID] = id
	}
	if err := insertAll(ctx, w, sections, o.Sections, nil); err != nil {
		return nil, err
	}
	if err := insertAll(ctx, w, organisers, o.Organisers, nil); err != nil {
		return nil, err
	}
	err = insertAll(ctx, w, posts, o.Posts, func(id string, p *PostFields) error {
		var holders []string
		for _, person := range p.PersonIDs {
			holders = append(holders, ids[person])
		}
		return setHolders(ctx, w, id, unique(holders))
	})
	if err != nil {
		return nil, err
	}
	// Copied, since a transaction may be tried again.
	all := slices.Clone(o.Duties)
	for i, d := range all {
		if d.PersonID != nil {
			id := ids[*d.PersonID]
			all[i].PersonID = &id
		}
	}
	if err := insertAll(ctx, w, duties, all, nil); err != nil {
		return nil, err
	}
	return ids, insertAll(ctx, w, budget, o.Budget, nil)
}

// insertAll checks and inserts lines in order; then, where there is one, does
// the rest of a line.
func insertAll[F any, P fields[F]](ctx context.Context, w *Work, l list[F, P], all []F, then func(id string, f P) error) error {
	for i := range all {
		f := P(&all[i])
		if err := f.Check(); err != nil {
			return err
		}
		id, err := l.insert(ctx, w, f)
		if err != nil {
			return err
		}
		if then != nil {
			if err := then(id, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// both is a text in both languages.
type both struct{ zh, en string }

func (b both) in(language string) string {
	if language == string(locale.English) {
		return b.en
	}
	return b.zh
}

package planimport

import (
	"context"
	"slices"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/locale"
)

func (m *merging) compareSections() {
	m.sections = make([]string, len(m.outline.Sections))
	for i, f := range m.outline.Sections {
		row, there := match(m, m.there.Sections, func(s campaign.Section) string { return s.ID }, func(s campaign.Section) bool {
			return sameWords(s.Title, f.Title) || f.Kind != campaign.TextSection && s.Kind == f.Kind
		})
		after := f
		if there {
			m.sections[i] = row.ID
			// Its place in the plan and what it draws stay the campaign's.
			after = row.SectionFields
			if f.Body != "" {
				after.Body = f.Body
			}
			if f.Closing != "" {
				after.Closing = f.Closing
			}
			if row.Kind == campaign.TextSection && row.Body == "" {
				after.Kind = f.Kind
			}
		}
		m.note(Difference{ID: m.lineID(campaign.SectionRecord, i), Sort: SectionPart, Title: f.Title, Was: m.tellSection(row.SectionFields, row.Kind), Will: m.tellSection(after, row.Kind),
			Fills: (row.Body == "" || row.Body == after.Body) && (row.Closing == "" || row.Closing == after.Closing),
			write: func(ctx context.Context, m *merging) (err error) {
				if there {
					return campaign.SaveSection(ctx, m.work, row.ID, row.Version, after)
				}
				after.Number = m.countedLike(after)
				m.sections[i], err = campaign.InsertSection(ctx, m.work, after)
				m.made[i] = true
				return err
			}}, there)
	}
	for _, s := range m.there.Sections {
		m.only(SectionPart, s.ID, s.Title, s.Body)
	}
}

// tellSection is what merging compares of a section: its words, and what it
// draws where that is new.
func (m *merging) tellSection(s campaign.SectionFields, drew campaign.SectionKind) string {
	draws := ""
	if drew != "" && s.Kind != drew {
		draws = m.words.T("import.draws", "Kind", m.words.T("section.kind."+string(s.Kind)))
	}
	return strings.Trim(s.Body+"\n"+draws+"\n"+s.Closing, "\n")
}

// countedLike is a number in the figures of the campaign's headings of that
// level, to be counted when all are in their places; none where those have none.
func (m *merging) countedLike(f campaign.SectionFields) string {
	for _, s := range m.there.Sections {
		if s.Level == f.Level && !s.Opens() {
			return s.Number
		}
	}
	return f.Number
}

// arrange puts the new sections where the document has them among those that
// both have, gives what was written into a list a section that shows it where
// none does, and counts the headings anew.
func (m *merging) arrange(ctx context.Context) error {
	now, err := campaign.ListSections(ctx, m.work, m.work.Campaign.ID)
	if err != nil {
		return err
	}
	drawn := map[string]bool{}
	for _, kind := range campaign.SectionKinds {
		if kind == campaign.TextSection || !m.lists[kind] || slices.ContainsFunc(now, func(s campaign.Section) bool { return s.Kind == kind }) {
			continue
		}
		title := locale.For(locale.Language(m.work.Campaign.Language)).T("import.section." + string(kind))
		f := campaign.SectionFields{Kind: kind, Level: 1, Title: title}
		f.Number = m.countedLike(f)
		id, err := campaign.InsertSection(ctx, m.work, f)
		if err != nil {
			return err
		}
		drawn[id] = true
	}
	if len(m.made)+len(drawn) == 0 {
		return nil
	}
	if now, err = campaign.ListSections(ctx, m.work, m.work.Campaign.ID); err != nil {
		return err
	}
	return campaign.ArrangeSections(ctx, m.work, m.inOrder(now, drawn))
}

// inOrder returns the sections with the new ones in their places: those of the
// document behind what they stand behind there, those that were drawn up for a
// list in the order in which the kinds are offered.
func (m *merging) inOrder(now []campaign.Section, drawn map[string]bool) []campaign.Section {
	isNew := func(s campaign.Section) bool {
		at := slices.Index(m.sections, s.ID)
		return drawn[s.ID] || at >= 0 && m.made[at]
	}
	order := slices.DeleteFunc(slices.Clone(now), isNew)
	place := func(id string) int {
		return slices.IndexFunc(order, func(s campaign.Section) bool { return id != "" && s.ID == id })
	}
	for i, id := range m.sections {
		if !m.made[i] {
			continue
		}
		made := now[slices.IndexFunc(now, func(s campaign.Section) bool { return s.ID == id })]
		at := len(order)
		for _, next := range slices.Backward(m.sections[i+1:]) {
			if found := place(next); found >= 0 {
				at = found
			}
		}
		for _, before := range m.sections[:i] {
			if found := place(before); found >= 0 {
				at = behindBlock(order, found, made.Level)
			}
		}
		order = slices.Insert(order, at, made)
	}
	for _, s := range now {
		if !drawn[s.ID] {
			continue
		}
		at := len(order)
		rank := slices.Index(campaign.SectionKinds, s.Kind)
		for j, o := range slices.Backward(order) {
			if slices.Index(campaign.SectionKinds, o.Kind) > rank {
				at = j
			}
		}
		for j, o := range order {
			if of := slices.Index(campaign.SectionKinds, o.Kind); 0 < of && of < rank {
				at = behindBlock(order, j, s.Level)
			}
		}
		order = slices.Insert(order, at, s)
	}
	return order
}

// behindBlock is the place of a section of that level behind the one at i: below
// it, or behind it and all that is below it.
func behindBlock(order []campaign.Section, i, level int) int {
	level = min(level, order[i].Level)
	for i++; i < len(order) && order[i].Level > level; i++ {
	}
	return i
}

package planimport

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

func untitledSection(language string) string {
	return locale.For(locale.Language(language)).T("import.untitled.section")
}

// setting is a Set under way: it reads what was typed and gathers what is
// wrong with it.
type setting struct {
	values map[string]string
	used   map[string]bool
	errs   fault.Collector
}

// on calls f with a field's text where it was typed.
func (s *setting) on(field string, f func(text string)) {
	s.used[field] = true
	if text, typed := s.values[field]; typed {
		f(text)
	}
}

func (s *setting) line(field string, into *string, most int) {
	s.on(field, func(text string) {
		s.errs.Line(field, &text, most)
		*into = text
	})
}

// name is a line that names somebody.
func (s *setting) name(field string, into *string, most int) {
	s.line(field, into, most)
	*into = closed(*into)
}

// closed takes the blank out of a Chinese name that was spread to the width of
// longer ones, as the reader does: 肖 明 is 肖明. Two names side by side stay two.
func closed(name string) string {
	parts := strings.Fields(name)
	all := []rune(strings.Join(parts, ""))
	spread := slices.ContainsFunc(parts, func(part string) bool { return utf8.RuneCountInString(part) == 1 })
	if len(parts) < 2 || len(all) > 4 || !spread || slices.ContainsFunc(all, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return name
	}
	return string(all)
}

func (s *setting) words(field string, into *string, most int) {
	s.on(field, func(text string) {
		s.errs.Words(field, &text, most)
		*into = text
	})
}

func (s *setting) date(field string, into *civil.Date) {
	s.on(field, func(text string) {
		d, err := civil.ParseDate(strings.TrimSpace(text))
		s.errs.Check(err == nil || strings.TrimSpace(text) == "", field, "import.wrong.date")
		*into = d
	})
}

func (s *setting) time(field string, into *civil.TimeOfDay) {
	s.on(field, func(text string) {
		t, err := civil.ParseTimeOfDay(strings.TrimSpace(text))
		s.errs.Check(err == nil || strings.TrimSpace(text) == "", field, "import.wrong.time")
		*into = t
	})
}

func (s *setting) flag(field string, into *bool) {
	s.on(field, func(text string) { *into = text != "" && text != "off" && text != "false" })
}

func (c Set) apply(d *draft) error {
	s := &setting{values: c.Values, used: map[string]bool{}}
	if c.ID == CampaignID {
		d.setDetails(s)
	} else {
		l, at, err := d.locate(c.ID)
		if err != nil {
			return err
		}
		l.at(at).Corrected = true
		d.setPart(s, l, at)
	}
	for field := range c.Values {
		s.errs.Check(s.used[field], field, "import.wrong.field")
	}
	if err := s.errs.Err(); err != nil {
		return err
	}
	return d.refuse(c.ID)
}

func (d *draft) setDetails(s *setting) {
	o := &d.Details
	s.on("kind", func(text string) { o.Kind = campaign.Kind(text) })
	s.line("title", &o.Title, longestTitle)
	s.line("theme", &o.Theme, longestTheme)
	s.words("purpose", &o.Purpose, longestPurpose)
	s.line("period", &o.Period, longestPeriod)
	s.date("starts_on", &o.StartsOn)
	s.date("ends_on", &o.EndsOn)
	s.line("zone", &o.Zone, 60)
	s.line("language", &o.Language, 12)
	for _, field := range []string{"kind", "title", "theme", "purpose", "period", "starts_on", "ends_on", "zone", "language"} {
		if _, typed := s.values[field]; typed && !slices.Contains(o.Corrected, field) {
			o.Corrected = append(o.Corrected, field)
		}
	}
}

func (d *draft) setPart(s *setting, l list, at int) {
	switch all := l.(type) {
	case parts[Place]:
		o := &(*all.all)[at]
		s.line("name", &o.Name, longestName)
		s.line("address", &o.Address, 200)
	case parts[Organiser]:
		o := &(*all.all)[at]
		s.on("rank", func(text string) { o.Rank = campaign.Rank(text) })
		s.line("name", &o.Name, longestName)
	case parts[Post]:
		d.setPost(s, &(*all.all)[at])
	case parts[Duty]:
		o := &(*all.all)[at]
		s.name("who", &o.Who, longestName)
		s.line("what", &o.What, longestWhat)
		s.date("due_on", &o.DueOn)
	case parts[Cost]:
		d.setCost(s, &(*all.all)[at])
	case parts[Contact]:
		o := &(*all.all)[at]
		s.name("name", &o.Name, longestPerson)
		s.line("phone", &o.Phone, 40)
		s.line("organisation_name", &o.Organisation, longestName)
		s.line("title", &o.Title, longestPost)
	case parts[Section]:
		d.setSection(s, &(*all.all)[at])
	case parts[Session]:
		d.setSession(s, &(*all.all)[at])
	case parts[Item]:
		d.setItem(s, &(*all.all)[at])
	}
}

func (d *draft) setPost(s *setting, o *Post) {
	s.line("title", &o.Title, longestPost)
	s.line("note", &o.Note, 200)
	s.on("people", func(text string) {
		s.errs.Words("people", &text, 10_000)
		o.People = []string{}
		for name := range strings.Lines(text) {
			if name = closed(oneLine(name)); name != "" {
				s.errs.Check(len([]rune(name)) <= longestPerson || s.errs.Has("people"), "people", "fault.too_long", "Most", longestPerson)
				o.People = append(o.People, name)
			}
		}
	})
}

func (d *draft) setCost(s *setting, o *Cost) {
	s.line("item", &o.Item, longestName)
	s.line("unit", &o.Unit, 20)
	s.line("source", &o.Source, longestName)
	s.on("quantity", func(text string) {
		n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
		s.errs.Check(err == nil, "quantity", "import.wrong.number")
		o.Quantity = n
	})
	s.on("unit_price", func(text string) {
		cents, err := campaign.ParseCents("unit_price", text)
		// ParseCents returns Invalid faults alone, which are absorbed whole.
		_ = s.errs.Absorb(err)
		o.UnitPriceCents = cents
	})
}

func (d *draft) setSection(s *setting, o *Section) {
	s.on("kind", func(text string) {
		kind := campaign.SectionKind(text)
		if kind == campaign.TextSection && o.Kind != kind {
			// What the fields said stands in the document alone.
			o.Body, o.Closing = nil, nil
			for i, n := range o.Lines {
				if line := lineText(d.lines, n); line != "" && (i > 0 || core(line) != core(o.Number+o.Title)) {
					o.Body = append(o.Body, Words{n, line})
				}
			}
		}
		o.Kind = kind
	})
	s.on("level", func(text string) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		s.errs.Check(err == nil, "level", "import.wrong.number")
		o.Level = n
	})
	s.line("number", &o.Number, 12)
	s.line("title", &o.Title, longestTitle)
	for _, field := range []struct {
		name string
		into *[]Words
		most int
	}{{"body", &o.Body, longestWords}, {"closing", &o.Closing, longestClosing}} {
		s.on(field.name, func(text string) {
			s.errs.Words(field.name, &text, field.most)
			*field.into = retyped(*field.into, text)
		})
	}
}

// retyped returns words as typed, each line with where it stood before.
func retyped(before []Words, text string) (after []Words) {
	if text == "" {
		return nil
	}
	for line := range strings.Lines(text) {
		w := Words{Text: strings.TrimRight(line, "\n")}
		if at := slices.IndexFunc(before, func(b Words) bool { return b.Text == w.Text }); at >= 0 {
			w.Line = before[at].Line
		}
		after = append(after, w)
	}
	return after
}

func (d *draft) setSession(s *setting, o *Session) {
	s.line("title", &o.Title, longestTitle)
	s.date("starts_on", &o.StartsOn)
	s.time("starts_at", &o.StartsAt)
	s.date("ends_on", &o.EndsOn)
	s.time("ends_at", &o.EndsAt)
	s.on("place", func(text string) {
		known := slices.ContainsFunc(d.Places, func(p Place) bool { return p.ID == text })
		s.errs.Check(known || text == "", "place", "import.wrong.place")
		o.Place = text
	})
}

func (d *draft) setItem(s *setting, o *Item) {
	s.line("label", &o.Label, 20)
	s.line("title", &o.Title, longestItem)
	s.on("kind", func(text string) { o.Kind = agenda.Kind(text) })
	if _, typed := s.values["kind"]; !typed && o.Kind == "" {
		o.Kind = kindOf(o.Title)
	}
	s.time("starts_at", &o.StartsAt)
	s.on("minutes", func(text string) {
		if text = strings.TrimSpace(text); text == "" {
			o.Seconds = nil
			return
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(n) || n < 0 || n > 7*24*60 {
			s.errs.Add("minutes", "import.wrong.minutes")
			return
		}
		o.Seconds = new(int(math.Round(n * 60)))
	})
	s.flag("fixed", &o.Fixed)
	s.name("speaker", &o.Speaker, longestName)
	s.words("host_words", &o.HostWords, longestWords)
	s.words("note", &o.Note, longestNote)
	s.flag("child_on_stage", &o.ChildOnStage)
}

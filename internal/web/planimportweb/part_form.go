package planimportweb

import (
	"strconv"
	"strings"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/planimport"
	"tongxing/internal/web/form"
)

// partForm is what is typed about a part of any sort; which fields a sort has
// stands in shapes. Their names are those of planimport.Set.
type partForm struct {
	Title        string   `form:"title"`
	Kind         string   `form:"kind"`
	Theme        string   `form:"theme"`
	Purpose      string   `form:"purpose"`
	Period       string   `form:"period"`
	StartsOn     string   `form:"starts_on"`
	StartsAt     string   `form:"starts_at"`
	EndsOn       string   `form:"ends_on"`
	EndsAt       string   `form:"ends_at"`
	Language     string   `form:"language"`
	Name         string   `form:"name"`
	Address      string   `form:"address"`
	Rank         string   `form:"rank"`
	People       string   `form:"people"`
	Note         string   `form:"note"`
	Who          string   `form:"who"`
	What         string   `form:"what"`
	DueOn        string   `form:"due_on"`
	Place        string   `form:"place"`
	Label        string   `form:"label"`
	Minutes      string   `form:"minutes"`
	Fixed        bool     `form:"fixed"`
	Speaker      string   `form:"speaker"`
	HostWords    string   `form:"host_words"`
	ChildOnStage bool     `form:"child_on_stage"`
	Item         string   `form:"item"`
	Quantity     string   `form:"quantity"`
	Unit         string   `form:"unit"`
	UnitPrice    string   `form:"unit_price"`
	Source       string   `form:"source"`
	Phone        string   `form:"phone"`
	Organisation string   `form:"organisation_name"`
	Level        string   `form:"level"`
	Number       string   `form:"number"`
	Body         string   `form:"body"`
	Closing      string   `form:"closing"`
	CueChannels  []string `form:"cue_channel"`
	CueTexts     []string `form:"cue_text"`
	CueOffsets   []string `form:"cue_offset"` // hidden: kept as they are
	Version      string   `form:"version"`
	Sort         string   `form:"sort"`  // of a new part
	After        string   `form:"after"` // where a new part stands
}

// field is a field of a sort of part.
type field struct {
	name string
	kind string // text, area, check, select, or a type of input
	must bool
	as   string // the catalogue's key of its label, where the module's own form words it otherwise
}

// campaignSort is the sort of the campaign's own fields.
const campaignSort planimport.Sort = planimport.CampaignID

// shape is a sort of part as a form: its labels are those of the module to
// which the part will belong.
type shape struct {
	scope  string
	fields []field
}

var shapes = map[planimport.Sort]shape{
	campaignSort: {"campaign", []field{{name: "title", must: true}, {name: "kind", kind: "select", must: true}, {name: "theme"}, {name: "purpose", kind: "area"},
		{name: "starts_on", kind: "date"}, {name: "ends_on", kind: "date"}, {name: "period"}, {name: "language", kind: "select", must: true}}},
	planimport.PlacePart:     {"venue", []field{{name: "name", must: true}, {name: "address"}}},
	planimport.OrganiserPart: {"organiser", []field{{name: "rank", kind: "select", must: true}, {name: "name", must: true}}},
	planimport.PostPart:      {"post", []field{{name: "title", must: true}, {name: "people", kind: "area", as: "import.people_by_line"}, {name: "note"}}},
	planimport.DutyPart:      {"duty", []field{{name: "who", as: "import.who"}, {name: "what", kind: "area", must: true}, {name: "due_on", kind: "date"}}},
	planimport.SessionPart: {"agenda", []field{{name: "title", must: true}, {name: "starts_on", kind: "date"}, {name: "starts_at", kind: "time"}, {name: "ends_at", kind: "time"},
		{name: "ends_on", kind: "date"}, {name: "place", kind: "select", as: "agenda.field.venue_id"}}},
	planimport.ItemPart: {"agenda", []field{{name: "title", must: true}, {name: "kind", kind: "select", must: true}, {name: "minutes", as: "agenda.field.seconds"},
		{name: "starts_at", kind: "time", as: "import.stated_start"}, {name: "fixed", kind: "check", as: "import.fixed"}, {name: "label", as: "import.label"}, {name: "speaker", as: "import.speaker"},
		{name: "host_words", kind: "area"}, {name: "note", kind: "area"}, {name: "child_on_stage", kind: "check"}}},
	planimport.BudgetLinePart: {"budget", []field{{name: "item", must: true}, {name: "quantity"}, {name: "unit"}, {name: "unit_price"}, {name: "source"}}},
	planimport.ContactPart:    {"person", []field{{name: "name", must: true}, {name: "phone"}, {name: "organisation_name"}, {name: "title"}}},
	planimport.SectionPart: {"section", []field{{name: "title", must: true}, {name: "kind", kind: "select", must: true}, {name: "level", kind: "select", must: true}, {name: "number"},
		{name: "body", kind: "area"}, {name: "closing", kind: "area"}}},
}

// values are the typed fields of a shape.
func (f partForm) values(of shape) map[string]string {
	all := map[string]string{
		"title": f.Title, "kind": f.Kind, "theme": f.Theme, "purpose": f.Purpose, "period": f.Period, "starts_on": f.StartsOn, "starts_at": f.StartsAt,
		"ends_on": f.EndsOn, "ends_at": f.EndsAt, "language": f.Language, "name": f.Name, "address": f.Address, "rank": f.Rank, "people": f.People, "note": f.Note,
		"who": f.Who, "what": f.What, "due_on": f.DueOn, "place": f.Place, "label": f.Label, "minutes": f.Minutes, "fixed": ticked(f.Fixed), "speaker": f.Speaker,
		"host_words": f.HostWords, "child_on_stage": ticked(f.ChildOnStage), "item": f.Item, "quantity": f.Quantity, "unit": f.Unit, "unit_price": f.UnitPrice,
		"source": f.Source, "phone": f.Phone, "organisation_name": f.Organisation, "level": f.Level, "number": f.Number, "body": f.Body, "closing": f.Closing,
	}
	chosen := map[string]string{}
	for _, field := range of.fields {
		chosen[field.name] = all[field.name]
	}
	return chosen
}

func ticked(on bool) string {
	if on {
		return "on"
	}
	return ""
}

// cues are the typed cues; rows without words are none.
func (f partForm) cues() (all []planimport.Cue) {
	for i, text := range f.CueTexts {
		if strings.TrimSpace(text) != "" && i < len(f.CueChannels) {
			cue := planimport.Cue{Channel: agenda.Channel(f.CueChannels[i]), Text: text}
			if i < len(f.CueOffsets) {
				cue.Offset, _ = strconv.Atoi(f.CueOffsets[i])
			}
			all = append(all, cue)
		}
	}
	return all
}

// partOf returns the sort of a part and what its form shows now; ok is false
// for a part that the import does not have.
func partOf(imp planimport.Import, id string) (sort planimport.Sort, f partForm, ok bool) {
	p := imp.Proposal
	if id == planimport.CampaignID {
		d := p.Details
		return campaignSort, partForm{Title: d.Title, Kind: string(d.Kind), Theme: d.Theme, Purpose: d.Purpose, Period: d.Period,
			StartsOn: d.StartsOn.String(), EndsOn: d.EndsOn.String(), Language: d.Language}, true
	}
	for _, x := range p.Places {
		if x.ID == id {
			return planimport.PlacePart, partForm{Name: x.Name, Address: x.Address}, true
		}
	}
	for _, x := range p.Organisers {
		if x.ID == id {
			return planimport.OrganiserPart, partForm{Rank: string(x.Rank), Name: x.Name}, true
		}
	}
	for _, x := range p.Posts {
		if x.ID == id {
			return planimport.PostPart, partForm{Title: x.Title, People: strings.Join(x.People, "\n"), Note: x.Note}, true
		}
	}
	for _, x := range p.Duties {
		if x.ID == id {
			return planimport.DutyPart, partForm{Who: x.Who, What: x.What, DueOn: x.DueOn.String()}, true
		}
	}
	for _, x := range p.Sessions {
		if x.ID == id {
			return planimport.SessionPart, partForm{Title: x.Title, StartsOn: x.StartsOn.String(), StartsAt: x.StartsAt.String(), EndsOn: x.EndsOn.String(), EndsAt: x.EndsAt.String(), Place: x.Place}, true
		}
		for _, item := range x.Items {
			if item.ID == id {
				return planimport.ItemPart, itemForm(item), true
			}
		}
	}
	return restOf(p, id)
}

// restOf looks among the parts that partOf leaves.
func restOf(p planimport.Proposal, id string) (sort planimport.Sort, f partForm, ok bool) {
	for _, x := range p.Budget {
		if x.ID == id {
			return planimport.BudgetLinePart, partForm{Item: x.Item, Quantity: strconv.FormatInt(x.Quantity, 10), Unit: x.Unit, UnitPrice: campaign.FormatCents(x.UnitPriceCents), Source: x.Source}, true
		}
	}
	for _, x := range p.Contacts {
		if x.ID == id {
			return planimport.ContactPart, partForm{Name: x.Name, Phone: x.Phone, Organisation: x.Organisation, Title: x.Title}, true
		}
	}
	for _, x := range p.Sections {
		if x.ID == id {
			return planimport.SectionPart, partForm{Title: x.Title, Kind: string(x.Kind), Level: strconv.Itoa(x.Level), Number: x.Number, Body: lines(x.Body), Closing: lines(x.Closing)}, true
		}
	}
	return "", f, false
}

func itemForm(x planimport.Item) partForm {
	f := partForm{Title: x.Title, Kind: string(x.Kind), Minutes: minutes(x.Seconds), StartsAt: x.StartsAt.String(), Fixed: x.Fixed, Label: x.Label, Speaker: x.Speaker,
		HostWords: x.HostWords, Note: x.Note, ChildOnStage: x.ChildOnStage}
	for _, cue := range x.Cues {
		f.CueChannels, f.CueTexts, f.CueOffsets = append(f.CueChannels, string(cue.Channel)), append(f.CueTexts, cue.Text), append(f.CueOffsets, strconv.Itoa(cue.Offset))
	}
	return f
}

func lines(words []planimport.Words) string {
	var all []string
	for _, w := range words {
		all = append(all, w.Text)
	}
	return strings.Join(all, "\n")
}

// options are the choices of a select of a sort.
func (s *screen) options(sort planimport.Sort, name string) (all []form.Option) {
	add := func(value, label string) { all = append(all, form.Option{Value: value, Label: label}) }
	switch {
	case sort == campaignSort && name == "kind":
		for _, k := range campaign.Kinds {
			add(string(k), s.T("campaign.kind."+string(k)))
		}
	case name == "language":
		add("zh-CN", "中文")
		add("en", "English")
	case name == "rank":
		for _, r := range campaign.Ranks {
			add(string(r), s.T("organiser.rank."+string(r)))
		}
	case name == "place":
		add("", s.T("import.no_place_yet"))
		for _, p := range s.imp.Proposal.Places {
			add(p.ID, p.Name)
		}
	case sort == planimport.ItemPart && name == "kind":
		for _, k := range agenda.Kinds {
			add(string(k), s.T("agenda.kind."+string(k)))
		}
	case sort == planimport.SectionPart && name == "kind":
		for _, k := range campaign.SectionKinds {
			add(string(k), s.T("section.kind."+string(k)))
		}
	case name == "level":
		for _, level := range []string{"1", "2", "3", "4"} {
			add(level, s.T("section.level."+level))
		}
	}
	return all
}

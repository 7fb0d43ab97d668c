package agendaweb

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

var itemPage = page.New[itemView]("agenda/item")

type itemView struct {
	page.Layout
	New              bool
	Partial          bool // it stands in the agenda's row
	ID, SessionTitle string
	Back             string
	Action           string
	Form             *form.Form
	Typed            itemForm
	Kinds            []form.Option
	Consents         []form.Option
	People           []form.Option
	Cues             []cueRow
	TheirCues        string // what somebody else saved, one cue a line
	Split            *form.Form
	URL              string // of the item
	Sessions         []form.Option
	PlaceURL         string
	people           map[string]string

	// Parts of the form that hold something, or something to mend.
	OpenSpeech, OpenAccess, OpenTime bool
}

// cueRow is one row of the form's cues.
type cueRow struct {
	Number                     int
	Channels, People, Accesses []form.Option
	Text, Offset, Owner        string
	Errors                     []string
	ID                         string // of its first field
	Open                       bool   // its further fields hold something
}

// emptyCues is how many empty rows of cues a form offers.
const emptyCues = 2

// itemView loads what the form of an item needs.
func (h *handlers) itemView(c echo.Context, of campaign.Campaign, saved agenda.Item, typed itemForm) (itemView, error) {
	v, ctx := web.VisitOf(c), c.Request().Context()
	sessions, err := agenda.Day(ctx, h.Queries, of.ID)
	if err != nil {
		return itemView{}, err
	}
	people, err := campaign.ListPeople(ctx, h.Queries, of.ID)
	if err != nil {
		return itemView{}, err
	}
	if len(sessions) > 0 && !slices.ContainsFunc(sessions, func(s agenda.Session) bool { return s.ID == typed.Session }) {
		typed.Session = sessions[0].ID // the one it was meant for is gone
	}
	title, action := v.T("agenda.add_item"), page.CampaignURL(of.ID, "/agenda/items")
	if saved.ID != "" {
		typed.Session = saved.SessionID
		title, action = v.T("agenda.edit_item"), itemURL(of.ID, saved.ID, "")
	}
	view := itemView{
		Layout: layout(v, of, title), New: saved.ID == "", ID: saved.ID, Back: agendaURL(of.ID, typed.Session, saved.ID), Action: action,
		URL: action, PlaceURL: page.CampaignURL(of.ID, "/agenda/place"), people: personLabels(people),
		Split: form.New(v.Printer, "agenda", splitForm{}),
	}
	for _, s := range sessions {
		if s.ID == typed.Session {
			view.SessionTitle = s.Title
		} else {
			view.Sessions = append(view.Sessions, form.Option{Value: s.ID, Label: s.Title})
		}
	}
	for _, kind := range agenda.Kinds {
		view.Kinds = append(view.Kinds, form.Option{Value: string(kind), Label: v.T("agenda.kind." + string(kind))})
	}
	for _, state := range agenda.Consents {
		view.Consents = append(view.Consents, form.Option{Value: string(state), Label: v.T("agenda.consent." + consentKey(state))})
	}
	view.People = []form.Option{{Label: v.T("agenda.nobody")}}
	for _, p := range people {
		view.People = append(view.People, form.Option{Value: p.ID, Label: p.Label()})
	}
	view.keepRemoved(v, saved)
	view.setTyped(v, typed)
	return view, nil
}

// keepRemoved offers people who stand in the item though they were removed
// from the campaign, so that saving does not lose them.
func (view *itemView) keepRemoved(v *web.Visit, saved agenda.Item) {
	ids := []*string{saved.SpeakerID, saved.OwnerID, saved.InterpreterID}
	for _, cue := range saved.Cues {
		ids = append(ids, cue.OwnerID)
	}
	for _, id := range ids {
		if id != nil && view.people[*id] == "" {
			view.people[*id] = v.T("agenda.removed_person")
			view.People = append(view.People, form.Option{Value: *id, Label: view.people[*id]})
		}
	}
}

func consentKey(c agenda.Consent) string {
	if c == agenda.NotAsked {
		return "open"
	}
	return string(c)
}

// setTyped shows what was typed.
func (view *itemView) setTyped(v *web.Visit, typed itemForm) {
	view.Typed, view.Form = typed, form.New(v.Printer, "agenda", typed)
	view.OpenSpeech = typed.SpeechReceivedOn+typed.SpeechText != "" || typed.Kind == string(agenda.Speech)
	view.OpenAccess = typed.Interpreted || typed.Captioned || typed.NeedsRamp || typed.ChildOnStage || typed.InterpreterID+typed.Interpreter+typed.InterpreterPlace != ""
	view.OpenTime = typed.FixedAt+typed.FixedOn+typed.LeadSeconds+typed.IdealSeconds+typed.LeastSeconds != "" || typed.MayDrop
	rows := typed.cues()
	if typed.More != "" || rows == 0 || nth(typed.CueText, rows-1) != "" {
		rows += emptyCues
	}
	view.Cues = make([]cueRow, rows)
	for i := range view.Cues {
		owner, access := nth(typed.CueOwnerID, i), nth(typed.CueAccess, i)
		view.Cues[i] = cueRow{
			Number: i + 1, ID: "field-cue_text_" + strconv.Itoa(i), Text: nth(typed.CueText, i), Offset: nth(typed.CueOffset, i), Owner: nth(typed.CueOwner, i),
			Channels: channels(v, nth(typed.CueChannel, i)), People: chosen(view.People, owner), Accesses: accesses(v, access),
			Open: owner != "" || access != "" || nth(typed.CueOwner, i) != "" || nth(typed.CueOffset, i) != "",
		}
	}
}

func channels(v *web.Visit, is string) []form.Option {
	var options []form.Option
	for _, channel := range agenda.Channels {
		options = append(options, form.Option{Value: string(channel), Label: v.T("agenda.channel." + string(channel)), Chosen: string(channel) == is})
	}
	return options
}

func accesses(v *web.Visit, is string) []form.Option {
	options := []form.Option{{Label: v.T("agenda.no_access_code")}}
	for _, code := range venue.AccessCodes {
		options = append(options, form.Option{Value: string(code), Label: v.T("venue.access." + string(code)), Chosen: string(code) == is})
	}
	return options
}

func chosen(options []form.Option, value string) []form.Option {
	marked := make([]form.Option, len(options))
	for i, o := range options {
		o.Chosen = value != "" && o.Value == value
		marked[i] = o
	}
	return marked
}

// nameCues gives refused fields of cues a label and shows them in their row:
// the form knows fields by name, and a cue's name has its number in it.
func (view *itemView) nameCues(v *web.Visit) {
	for i := range view.Form.Wrong {
		wrong := &view.Form.Wrong[i]
		if wrong.ID == "field-cues" {
			wrong.ID, wrong.Label = "field-cue_text_0", v.T("agenda.cues")
			continue
		}
		rest, isCue := strings.CutPrefix(wrong.ID, "field-cue_")
		if !isCue {
			continue
		}
		cut := strings.LastIndexByte(rest, '_')
		at, err := strconv.Atoi(rest[cut+1:])
		if err != nil || at >= len(view.Cues) {
			continue
		}
		wrong.Label = v.T("agenda.cue_number", "Number", at+1)
		wrong.ID = view.Cues[at].ID
		view.Cues[at].Errors = append(view.Cues[at].Errors, wrong.Text)
		view.Cues[at].Open = true
	}
}

// besideCues shows the cues that somebody else saved where they differ.
func (view *itemView) besideCues(v *web.Visit, saved agenda.Item) {
	theirs, mine := formOf(saved), view.Typed
	same := theirs.cues() == 0 && strings.TrimSpace(strings.Join(mine.CueText, "")) == ""
	if same || fmt.Sprint(theirs.CueText, theirs.CueChannel, theirs.CueOffset, theirs.CueAccess) == fmt.Sprint(mine.CueText, mine.CueChannel, mine.CueOffset, mine.CueAccess) {
		return
	}
	var lines []string
	for _, cue := range saved.Cues {
		line := v.T("agenda.channel."+string(cue.Channel)) + ": " + cue.Text
		if cue.AccessCode != "" {
			line += " " + v.T("venue.access."+string(cue.AccessCode))
		}
		lines = append(lines, line)
	}
	view.TheirCues = strings.Join(lines, "\n")
	if view.TheirCues == "" {
		view.TheirCues = "—"
	}
}

package agendaweb

import (
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
)

// beforeForm is something that the crew does before the session.
type beforeForm struct {
	Work   string `form:"before_work"`
	Minute string `form:"before_minutes"`
	Length string `form:"before_length"`
}

// works are what is usually done before a session, by catalogue suffix, and the
// paper of those who do it.
var works = []struct {
	name string
	kind agenda.Kind
	role string // code of a handout's role; empty: everybody
}{{"call", agenda.Call, ""}, {"rehearsal", agenda.Other, "host"}, {"sound", agenda.Other, "sound"}, {"interpreter", agenda.Other, "interpreter"}, {"ushers", agenda.Call, "ushers"}}

func (h *handlers) addBefore(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, session, err := h.openSession(c)
	if err != nil {
		return err
	}
	var typed beforeForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	plan, err := campaign.ReadPlan(ctx, h.Queries, of)
	if err != nil {
		return err
	}
	var errs fault.Collector
	item := agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Call, Seconds: length(&errs, "before_length", typed.Length)}}
	for _, work := range works {
		if work.name == typed.Work {
			item.Kind, item.Title = work.kind, locale.For(locale.Language(of.Language)).T("agenda.work."+work.name)
			item.OwnerID, item.Owner = calledFor(work.role, session, plan)
		}
	}
	minutes, _ := strconv.Atoi(strings.Map(narrow, strings.TrimSpace(typed.Minute)))
	var id string
	if err = errs.Err(); err == nil {
		id, err = h.Agendas.AddBefore(ctx, v.Actor, of.ID, session.ID, minutes, item)
	}
	if err != nil {
		if f := fault.From(err); f != nil {
			for i, field := range f.Fields {
				// The form's fields have names of their own beside the item's.
				if name, other := map[string]string{"minutes": "before_minutes", "seconds": "before_length"}[field.Name]; other {
					f.Fields[i].Name = name
				}
			}
		}
		return h.showTimes(c, retimeForm{}, typed, nil, err)
	}
	return h.toldBefore(c, of, session.ID, id)
}

// toldBefore says when a call now is, who it is for, and what goes on beside it.
func (h *handlers) toldBefore(c echo.Context, of campaign.Campaign, sessionID, id string) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	session, err := agenda.FindSession(ctx, h.Queries, of.ID, sessionID)
	if err != nil {
		return err
	}
	people, err := campaign.ListPeople(ctx, h.Queries, of.ID)
	if err != nil {
		return err
	}
	b := newSessionBuilder(v.Printer, agendaData{campaign: of, people: people}, session)
	at := slices.IndexFunc(session.Items, func(i agenda.Item) bool { return i.ID == id })
	if at < 0 {
		return v.Go(agendaURL(of.ID, sessionID, ""))
	}
	item, slot := session.Items[at], b.table.Slots[at]
	said := []string{v.T("agenda.called", "Title", item.Title, "From", b.clock(slot.Starts), "To", b.clock(slot.Ends))}
	if who := b.who(item.OwnerID, item.Owner); who != "" {
		said = append(said, v.T("agenda.called_who", "Who", who))
	}
	if together := b.together(at); together != "" {
		said = append(said, together)
	}
	return h.done(c, of, agendaURL(of.ID, sessionID, id), "agenda.called_told", "Text", strings.Join(said, v.T("handout.semicolon")))
}

// calledFor returns who a call is for, as an item names it: the first person by
// reference, others in words. What the campaign knows of them stands in the
// session's items, its posts, its people's titles and its duties, and is asked
// in that order.
func calledFor(code string, session agenda.Session, plan campaign.Plan) (id *string, words string) {
	at := slices.IndexFunc(handout.Packs, func(r handout.Role) bool { return r.Code == code })
	if at < 0 {
		return nil, ""
	}
	role := handout.Packs[at]
	known := make(map[string]string, len(plan.People))
	for _, p := range plan.People {
		known[p.ID] = p.Name
	}
	for _, ask := range []func(*callees){
		func(c *callees) { c.ofItems(role, session.Items) },
		func(c *callees) { c.ofPosts(role, plan.Posts) },
		func(c *callees) {
			for _, p := range plan.People {
				if means(role, p.Title) {
					c.add(&p.ID, "")
				}
			}
		},
		func(c *callees) {
			for _, d := range plan.Duties {
				if means(role, d.What) {
					c.add(d.PersonID, d.Who)
				}
			}
		},
	} {
		c := callees{known: known}
		if ask(&c); len(c.ids) > 0 || len(c.names) > 0 {
			return c.asOwner()
		}
	}
	return nil, ""
}

// callees gathers people, each once.
type callees struct {
	known map[string]string // names by id
	ids   []string
	names []string // of whom the campaign has no record
}

func (c *callees) add(id *string, words string) {
	switch {
	case id != nil && c.known[*id] != "":
		if !slices.Contains(c.ids, *id) {
			c.ids = append(c.ids, *id)
		}
	case words != "" && !slices.Contains(c.names, words):
		c.names = append(c.names, words)
	}
}

// ofItems asks who interprets, and who gives the cues of the sound and the
// screen.
func (c *callees) ofItems(role handout.Role, items []agenda.Item) {
	for _, item := range items {
		if role.Code == "interpreter" && item.Interpreted {
			c.add(item.InterpreterID, item.Interpreter)
		}
		for _, cue := range item.Cues {
			if role.Code == "sound" && slices.Contains(role.Channels, cue.Channel) {
				c.add(cue.OwnerID, cue.Owner)
			}
		}
	}
}

func (c *callees) ofPosts(role handout.Role, posts []campaign.Post) {
	for _, post := range posts {
		if means(role, post.Title) || means(role, post.Note) {
			for _, id := range post.PersonIDs {
				c.add(&id, "")
			}
		}
	}
}

func (c *callees) asOwner() (id *string, words string) {
	names := c.names
	if len(c.ids) > 0 {
		id = &c.ids[0]
		for _, other := range slices.Backward(c.ids[1:]) {
			names = slices.Insert(names, 0, c.known[other])
		}
	}
	return id, strings.Join(names, "、")
}

// means says whether a text names the people of a role.
func means(role handout.Role, text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(role.Posts, func(post string) bool { return strings.Contains(text, post) })
}

package agendaweb

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// newItem is the form for a new item in the session that is asked for, else in
// the first one.
func (h *handlers) newItem(c echo.Context) error {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	sessions, err := agenda.Day(c.Request().Context(), h.Queries, of.ID)
	if err != nil {
		return err
	}
	if len(sessions) == 0 {
		return web.VisitOf(c).Go(page.CampaignURL(of.ID, "/agenda/sessions/new"))
	}
	session := sessions[max(0, slices.IndexFunc(sessions, func(s agenda.Session) bool { return s.ID == c.QueryParam("session") }))]
	typed := itemForm{Session: session.ID, Before: c.QueryParam("before"), Kind: c.QueryParam("kind"), Numbered: numbers(session)}
	if typed.Kind == "" {
		typed.Kind = string(agenda.Speech)
		if len(session.Items) == 0 {
			typed.Kind, typed.Numbered = string(agenda.Arrival), false
		}
	}
	return h.showItem(c, of, agenda.Item{}, typed, nil)
}

// numbers says whether a session counts its items, so that a new one does too.
func numbers(s agenda.Session) bool {
	counted := 0
	for _, item := range s.Items {
		if item.Numbered {
			counted++
		}
	}
	return counted > 0 && counted*2 >= len(s.Items)
}

func (h *handlers) addItem(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed itemForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	if typed.More != "" {
		return h.showItem(c, of, agenda.Item{}, typed, nil)
	}
	var errs fault.Collector
	item := typed.item(&errs)
	if errs.Err() != nil {
		_, checked := agenda.CheckCues(item.Cues)
		return h.showItem(c, of, agenda.Item{}, typed, together(&errs, item.Check(), checked))
	}
	id, err := h.Agendas.AddItem(c.Request().Context(), v.Actor, of.ID, typed.Session, typed.Before, item)
	if fault.KindOf(err) == fault.NotFound {
		err = fault.New(fault.Conflict, "agenda.wrong.item_homeless")
	}
	if err != nil {
		return h.showItem(c, of, agenda.Item{}, typed, err)
	}
	return h.done(c, of, agendaURL(of.ID, typed.Session, id), "agenda.item_added", "Title", item.Title)
}

func (h *handlers) editItem(c echo.Context) error {
	of, item, err := h.openItem(c)
	if err != nil {
		return err
	}
	return h.showItem(c, of, item, formOf(item), nil)
}

func (h *handlers) saveItem(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed itemForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	saved, err := agenda.FindItem(ctx, h.Queries, of.ID, c.Param("item"))
	if fault.KindOf(err) == fault.NotFound {
		// Somebody removed it meanwhile; what was typed may become a new one.
		return h.showItem(c, of, agenda.Item{}, typed, fault.New(fault.Conflict, "agenda.wrong.item_removed"))
	}
	if err != nil {
		return err
	}
	if typed.More != "" {
		return h.showItem(c, of, saved, typed, nil)
	}
	var errs fault.Collector
	item := typed.item(&errs)
	if errs.Err() != nil {
		_, checked := agenda.CheckCues(item.Cues)
		return h.showItem(c, of, saved, typed, together(&errs, item.Check(), checked))
	}
	version, _ := strconv.Atoi(typed.Version) // none is version 0, which is stale
	err = h.Agendas.UpdateItem(ctx, v.Actor, of.ID, saved.ID, version, item)
	if err != nil {
		return h.showItem(c, of, saved, typed, err)
	}
	return h.done(c, of, agendaURL(of.ID, saved.SessionID, saved.ID), "agenda.item_saved", "Title", item.Title)
}

type splitForm struct {
	Version string `form:"version"`
	First   string `form:"first"`
	Title   string `form:"second_title"`
}

func (h *handlers) splitItem(c echo.Context) error {
	v := web.VisitOf(c)
	of, saved, err := h.openItem(c)
	if err != nil {
		return err
	}
	var typed splitForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	first, ok := parseLength(typed.First)
	version, _ := strconv.Atoi(typed.Version)
	if ok {
		_, err = h.Agendas.SplitItem(c.Request().Context(), v.Actor, of.ID, saved.ID, version, first, typed.Title)
	} else {
		err = fault.At("seconds", "agenda.wrong.length_unread")
	}
	if err != nil {
		return h.showSplit(c, of, saved, typed, err)
	}
	return h.done(c, of, agendaURL(of.ID, saved.SessionID, saved.ID), "agenda.item_split", "Title", saved.Title)
}

// openItem returns the campaign and the item of the address.
func (h *handlers) openItem(c echo.Context) (campaign.Campaign, agenda.Item, error) {
	of, err := h.open(c, account.Edit)
	if err != nil {
		return of, agenda.Item{}, err
	}
	item, err := agenda.FindItem(c.Request().Context(), h.Queries, of.ID, c.Param("item"))
	return of, item, err
}

// showItem shows the form of an item, new where saved is empty, with what was
// typed and why it was refused.
func (h *handlers) showItem(c echo.Context, of campaign.Campaign, saved agenda.Item, typed itemForm, refused error) error {
	v, status := web.VisitOf(c), http.StatusOK
	view, err := h.itemView(c, of, saved, typed)
	if err != nil {
		return err
	}
	if refused != nil {
		if fault.KindOf(refused) == fault.Stale {
			typed.Version = strconv.Itoa(saved.Version) // the next save is a decision
			view.setTyped(v, typed)
			view.Form.Beside(formOf(saved))
			view.besideCues(v, saved)
		}
		if status, err = view.Form.Refuse(refused); err != nil {
			return err
		}
		view.nameCues(v)
		view.OpenSpeech, view.OpenAccess, view.OpenTime = true, true, true
	}
	return h.renderItem(c, status, view)
}

// showSplit shows the item's page with a refused splitting.
func (h *handlers) showSplit(c echo.Context, of campaign.Campaign, saved agenda.Item, typed splitForm, refused error) error {
	view, err := h.itemView(c, of, saved, formOf(saved))
	if err != nil {
		return err
	}
	view.Split = form.New(web.VisitOf(c).Printer, "agenda", typed)
	if f := fault.From(refused); f != nil {
		for i, field := range f.Fields {
			// The form's fields have names of their own beside the item's.
			f.Fields[i].Name = map[string]string{"seconds": "first", "title": "second_title"}[field.Name]
		}
	}
	status, err := view.Split.Refuse(refused)
	if err != nil {
		return err
	}
	return h.renderItem(c, status, view)
}

func (h *handlers) renderItem(c echo.Context, status int, view itemView) error {
	if row := c.Param("item"); web.VisitOf(c).Partial() && row != "" {
		// What was refused stays in its row; the rest of the page stands.
		c.Response().Header().Set("HX-Retarget", "#item-"+row)
		c.Response().Header().Set("HX-Reswap", "innerHTML")
		view.Partial = true
		return itemPage.Part(c, status, "edit", view)
	}
	return itemPage.Render(c, status, view)
}

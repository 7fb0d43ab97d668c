package agendaweb

import (
	"context"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/fault"
	"tongxing/internal/web"
	"tongxing/internal/web/form"
	"tongxing/internal/web/page"
)

// step is one press of a button at an item or a session.
type step struct {
	done string // what is told afterwards, with Title
	take func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error
}

var itemSteps = map[string]step{
	"up": {"agenda.item_up", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		return s.MoveItem(ctx, who, campaignID, id, campaign.Up)
	}},
	"down": {"agenda.item_down", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		return s.MoveItem(ctx, who, campaignID, id, campaign.Down)
	}},
	"duplicate": {"agenda.item_copied", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		_, err := s.DuplicateItem(ctx, who, campaignID, id)
		return err
	}},
}

func (h *handlers) itemStep(do step) echo.HandlerFunc {
	return func(c echo.Context) error {
		v := web.VisitOf(c)
		of, item, err := h.openItem(c)
		if err != nil {
			return err
		}
		back := agendaURL(of.ID, item.SessionID, item.ID)
		if err := do.take(c.Request().Context(), h.Agendas, v.Actor, of.ID, item.ID); err != nil {
			return told(v, back, err)
		}
		return h.done(c, of, back, do.done, "Title", item.Title)
	}
}

var sessionSteps = map[string]step{
	"up": {"agenda.session_moved", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		return s.MoveSession(ctx, who, campaignID, id, campaign.Up)
	}},
	"down": {"agenda.session_moved", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		return s.MoveSession(ctx, who, campaignID, id, campaign.Down)
	}},
	"restore": {"agenda.session_restored", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		return s.RestoreSession(ctx, who, campaignID, id)
	}},
	"reinstate": {"agenda.session_reinstated", func(ctx context.Context, s *agenda.Service, who account.Actor, campaignID, id string) error {
		return s.ReinstateSession(ctx, who, campaignID, id)
	}},
}

func (h *handlers) sessionStep(do step) echo.HandlerFunc {
	return func(c echo.Context) error {
		v, id := web.VisitOf(c), c.Param("session")
		of, err := h.open(c, account.Edit)
		if err != nil {
			return err
		}
		back := agendaURL(of.ID, id, "")
		if err := do.take(c.Request().Context(), h.Agendas, v.Actor, of.ID, id); err != nil {
			return told(v, back, err)
		}
		return h.done(c, of, back, do.done)
	}
}

// told shows a refusal that a button met on the page where the button stands;
// any other error comes back.
func told(v *web.Visit, back string, err error) error {
	f := fault.From(err)
	if f == nil || f.Kind != fault.Conflict && f.Kind != fault.Invalid {
		return err
	}
	if len(f.Fields) > 0 {
		return v.Wrong(back, f.Fields[0].Key, f.Fields[0].Args...)
	}
	return v.Wrong(back, f.Key, f.Args...)
}

type placeForm struct {
	Item    string `form:"item"`
	Session string `form:"session"`
	Before  string `form:"before"`
}

// place puts an item somewhere else: where it was dragged to, or at the end of
// another session.
func (h *handlers) place(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed placeForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	item, err := agenda.FindItem(ctx, h.Queries, of.ID, typed.Item)
	if err != nil {
		return err
	}
	if err := h.Agendas.PlaceItem(ctx, v.Actor, of.ID, item.ID, typed.Session, typed.Before); err != nil {
		return told(v, agendaURL(of.ID, item.SessionID, item.ID), err)
	}
	return h.done(c, of, agendaURL(of.ID, typed.Session, item.ID), "agenda.item_placed", "Title", item.Title)
}

func (h *handlers) removeItem(c echo.Context) error {
	v := web.VisitOf(c)
	of, item, err := h.openItem(c)
	if err != nil {
		return err
	}
	if err := h.Agendas.RemoveItem(c.Request().Context(), v.Actor, of.ID, item.ID); err != nil {
		return err
	}
	return v.DoneWithUndo(agendaURL(of.ID, item.SessionID, ""), itemURL(of.ID, item.ID, "/restore"), "agenda.item_removed", "Title", item.Title)
}

func (h *handlers) restoreItem(c echo.Context) error {
	v, ctx := web.VisitOf(c), c.Request().Context()
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	if err := h.Agendas.RestoreItem(ctx, v.Actor, of.ID, c.Param("item")); err != nil {
		return told(v, agendaURL(of.ID, "", ""), err)
	}
	item, err := agenda.FindItem(ctx, h.Queries, of.ID, c.Param("item"))
	if err != nil {
		return err
	}
	return h.done(c, of, agendaURL(of.ID, item.SessionID, item.ID), "agenda.item_restored", "Title", item.Title)
}

// fill gives unknown lengths their usual value.
func (h *handlers) fill(c echo.Context) error {
	v, session := web.VisitOf(c), c.Param("session")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	p, err := h.Agendas.Retime(c.Request().Context(), v.Actor, of.ID, session, "", agenda.FillUsual)
	if err != nil {
		return err
	}
	back := agendaURL(of.ID, session, "")
	if p.Empty() {
		return v.Done(back, "agenda.nothing_to_fill")
	}
	return h.done(c, of, back, "agenda.filled", "Count", len(p.Changed()))
}

// done tells what was done, with the way to take it back.
func (h *handlers) done(c echo.Context, of campaign.Campaign, back, key string, args ...any) error {
	v := web.VisitOf(c)
	last, err := h.Campaigns.Last(c.Request().Context(), v.Actor, of, of.Revision)
	if err != nil {
		return err
	}
	return v.DoneWithUndo(back, page.UndoURL(of.ID, last.Revision, back), key, args...)
}

package agendaweb

import (
	"context"
	"strconv"
	"strings"

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
		return v.Done(back, do.done, "Title", item.Title)
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
		return v.Done(back, do.done)
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
	return v.Done(agendaURL(of.ID, typed.Session, item.ID), "agenda.item_placed", "Title", item.Title)
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
	return v.Done(agendaURL(of.ID, item.SessionID, item.ID), "agenda.item_restored", "Title", item.Title)
}

// fill gives unknown lengths their usual value.
func (h *handlers) fill(c echo.Context) error {
	v, session := web.VisitOf(c), c.Param("session")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	filled, revision, err := h.Agendas.FillUsual(c.Request().Context(), v.Actor, of.ID, session)
	if err != nil {
		return err
	}
	back := agendaURL(of.ID, session, "")
	if filled == 0 {
		return v.Done(back, "agenda.nothing_to_fill")
	}
	return v.DoneWithUndo(back, takeBackURL(of.ID, session, revision), "agenda.filled", "Count", filled)
}

type shiftForm struct {
	Minutes string `form:"minutes"`
	Item    string `form:"item"` // from this item on; the whole session where it is empty
	Earlier string `form:"earlier"`
}

// shift moves a session, or what follows from an item on, by minutes.
func (h *handlers) shift(c echo.Context) error {
	v, ctx, session := web.VisitOf(c), c.Request().Context(), c.Param("session")
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	var typed shiftForm
	if err := form.Decode(c, &typed); err != nil {
		return err
	}
	// What is no number is 0, which the domain refuses in words.
	minutes, _ := strconv.Atoi(strings.Map(narrow, strings.TrimSpace(typed.Minutes)))
	if typed.Earlier != "" {
		minutes = -minutes
	}
	var revision int64
	if typed.Item == "" {
		revision, err = h.Agendas.ShiftSession(ctx, v.Actor, of.ID, session, minutes)
	} else {
		revision, err = h.Agendas.ShiftFrom(ctx, v.Actor, of.ID, typed.Item, minutes)
	}
	back := agendaURL(of.ID, session, typed.Item)
	if err != nil {
		return told(v, back, err)
	}
	return v.DoneWithUndo(back, takeBackURL(of.ID, session, revision), "agenda.shifted")
}

func takeBackURL(campaignID, sessionID string, revision int64) string {
	return page.CampaignURL(campaignID, "/agenda/take-back/"+strconv.FormatInt(revision, 10)+"?session="+sessionID)
}

// takeBack undoes a fill or a shift.
func (h *handlers) takeBack(c echo.Context) error {
	v := web.VisitOf(c)
	of, err := h.open(c, account.Edit)
	if err != nil {
		return err
	}
	revision, err := strconv.ParseInt(c.Param("revision"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "fault.not_found")
	}
	back, err := h.Agendas.TakeBack(c.Request().Context(), v.Actor, of.ID, revision)
	if err != nil {
		return err
	}
	return v.Done(agendaURL(of.ID, c.QueryParam("session"), ""), "agenda.taken_back", "Count", back)
}

package venue_test

import (
	"context"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/venue"
)

// town is a database with one campaign and somebody who may edit it.
type town struct {
	*venue.Service
	t        *testing.T
	ctx      context.Context
	db       *database.DB
	editor   account.Actor
	campaign string
}

func each(t *testing.T, f func(w town)) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		campaigns := campaign.NewService(db)
		w := town{Service: venue.NewService(campaigns), t: t, ctx: t.Context(), db: db, editor: account.Actor{ID: database.NewID(), Name: "李老师", Administrator: true}}
		w.must(db.Transact(w.ctx, func(tx *database.Tx) error {
			_, err := tx.Exec(w.ctx, `INSERT INTO accounts (id, name, short_name, password_hash, administrator, language, epoch, created_at, version)
				VALUES (?, ?, 'li', '', TRUE, '', 0, '', 1)`, w.editor.ID, w.editor.Name)
			return err
		}))
		c, err := campaigns.Create(w.ctx, w.editor, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.Festival, Title: "六一"}}, campaign.Outline{})
		w.must(err)
		w.campaign = c.ID
		f(w)
	})
}

func (w town) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w town) add(name string) string {
	w.t.Helper()
	id, err := w.Add(w.ctx, w.editor, w.campaign, venue.Fields{Name: name})
	w.must(err)
	return id
}

func (w town) want(names string) {
	w.t.Helper()
	venues, err := venue.List(w.ctx, w.db, w.campaign)
	w.must(err)
	var got []string
	for _, v := range venues {
		got = append(got, v.Name)
	}
	if strings.Join(got, " ") != names {
		w.t.Fatalf("venues are %v, want %s", got, names)
	}
}

func TestVenues(t *testing.T) {
	each(t, func(w town) {
		w.add("礼堂")
		yard := w.add("操场")
		gate := w.add("西门")
		w.must(w.Move(w.ctx, w.editor, w.campaign, gate, campaign.Up))
		w.must(w.Move(w.ctx, w.editor, w.campaign, gate, campaign.Up))
		w.must(w.Move(w.ctx, w.editor, w.campaign, gate, campaign.Up))
		w.want("西门 礼堂 操场")
		w.must(w.Remove(w.ctx, w.editor, w.campaign, gate))
		w.want("礼堂 操场")
		removed, err := venue.Removed(w.ctx, w.db, w.campaign)
		w.must(err)
		if len(removed) != 1 || removed[0].ID != gate {
			t.Errorf("trash: %+v", removed)
		}
		w.must(w.Restore(w.ctx, w.editor, w.campaign, gate))
		w.want("西门 礼堂 操场")

		latitude, longitude, seats := int64(31_230_400), int64(121_473_700), 200
		full := venue.Fields{Name: " 大操场\n", Directions: "西门进，\r\n直走", LatitudeE6: &latitude, LongitudeE6: &longitude, Capacity: &seats, Outdoors: true,
			Access: venue.Access{venue.Lift, venue.StepFree, venue.Lift}, AccessNote: "坡道在西侧"}
		w.must(w.Update(w.ctx, w.editor, w.campaign, yard, 1, full))
		v, err := venue.Find(w.ctx, w.db, w.campaign, yard)
		w.must(err)
		north, east, stated := v.Degrees()
		if v.Name != "大操场" || v.Directions != "西门进，\n直走" || *v.Capacity != 200 || !v.Outdoors || north != 31.2304 || east != 121.4737 || !stated || v.Version != 2 {
			t.Errorf("saved %+v", v)
		}
		if len(v.Access) != 2 || v.Access[0] != venue.StepFree {
			t.Errorf("access %v, want each once in the list's order", v.Access)
		}
		if err := w.Update(w.ctx, w.editor, w.campaign, yard, 1, venue.Fields{Name: "旧"}); fault.KindOf(err) != fault.Stale {
			t.Errorf("an old version: %v, want Stale", err)
		}
		if err := w.Update(w.ctx, w.editor, w.campaign, database.NewID(), 1, full); fault.KindOf(err) != fault.NotFound {
			t.Errorf("no such venue: %v, want NotFound", err)
		}
	})
}

func TestCheckTellsEverythingAtOnce(t *testing.T) {
	t.Parallel()
	far, none := int64(90_000_001), 0
	f := venue.Fields{Name: " ", Address: strings.Repeat("路", 201), LatitudeE6: &far, Capacity: &none, Access: venue.Access{"sofa"}, AccessNote: "a\x00"}
	var got []string
	for _, field := range fault.From(f.Check()).Fields {
		got = append(got, field.Name)
	}
	if want := "name address access_note capacity longitude latitude access"; strings.Join(got, " ") != want {
		t.Errorf("faults at %v, want %s", got, want)
	}
}

func TestAccessCodes(t *testing.T) {
	t.Parallel()
	if len(venue.AccessCodes) != 16 {
		t.Errorf("%d codes", len(venue.AccessCodes))
	}
	for _, code := range venue.FixedCodes {
		if _, known := venue.SortAccess(venue.Access{code}); !known {
			t.Errorf("%s is not among the codes", code)
		}
	}
}

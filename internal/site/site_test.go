package site_test

import (
	"testing"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/site"
)

var admin = account.Actor{ID: "a", Name: "管理员", Administrator: true}

func TestChange(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		ctx, s, elsewhere := t.Context(), site.NewService(db), site.NewService(db)
		if shown, err := elsewhere.Shown(ctx); err != nil || shown != (site.Site{}) {
			t.Fatalf("before anything is entered: %+v, %v", shown, err)
		}
		first := site.Fields{Operator: " 青禾幼儿园 ", Contact: "010-0000-0001", Privacy: "一\r\n\r\n二", ICP: "沪ICP备00000000号-1", PoliceRecord: "沪公网安备 31000000000001号"}
		if err := s.Change(ctx, admin, 0, first); err != nil {
			t.Fatal(err)
		}
		shown, err := s.Shown(ctx)
		if err != nil || shown.Operator != "青禾幼儿园" || shown.Privacy != "一\n\n二" || shown.PoliceNumber() != "31000000000001" || shown.ChangedAt != clock.Now() {
			t.Errorf("shown %+v, %v", shown, err)
		}
		if err := s.Change(ctx, admin, 0, first); fault.KindOf(err) != fault.Stale {
			t.Errorf("over what somebody else saved: %v", err)
		}
		second := first
		second.Operator = "青禾第二幼儿园"
		if err := s.Change(ctx, admin, 1, second); err != nil {
			t.Fatal(err)
		}
		if shown, _ := s.Shown(ctx); shown.Operator != second.Operator {
			t.Errorf("this instance shows %q", shown.Operator)
		}
		clock.Advance(11 * time.Second)
		if shown, _ := elsewhere.Shown(ctx); shown.Operator != second.Operator {
			t.Errorf("another instance shows %q after ten seconds", shown.Operator)
		}
	})
}

func TestChangeRefuses(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		s := site.NewService(db)
		err := s.Change(t.Context(), admin, 0, site.Fields{Operator: "a\x00b", ICP: "12345", PoliceRecord: "沪公网安备"})
		f := fault.From(err)
		if f == nil || len(f.Fields) != 3 || f.Fields[0].Name != "operator" || f.Fields[1].Name != "icp" || f.Fields[2].Name != "police_record" {
			t.Errorf("got %v", err)
		}
		for _, who := range []account.Actor{{}, {ID: "b", Manages: []string{"o"}}} {
			if err := s.Change(t.Context(), who, 0, site.Fields{}); fault.KindOf(err) != fault.NotFound {
				t.Errorf("%+v: %v", who, err)
			}
		}
	})
}

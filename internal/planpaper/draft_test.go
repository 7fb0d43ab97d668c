package planpaper_test

import (
	"strings"
	"testing"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/plandoc/write"
)

// TestDraftSaysSo: until the campaign is published, its plan says first after
// the title that it is a draft.
func TestDraftSaysSo(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db, 2)
		says := func() bool {
			document, err := w.plans.Document(t.Context(), w.who, w.id)
			must(t, err)
			return strings.Contains(string(write.Text(document)), "送审稿：活动还没有发布")
		}
		if !says() {
			t.Error("an unpublished plan does not say that it is a draft")
		}
		must(t, campaign.NewService(db).Publish(t.Context(), w.who, w.id))
		if says() {
			t.Error("a published plan says that it is a draft")
		}
	})
}

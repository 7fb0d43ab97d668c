package agenda_test

import (
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/venue"
)

// Two people or places of one name are two: a change from one to the other is
// saved and logged.
func TestChoicesOfTheSameName(t *testing.T) {
	each(t, func(h hall) {
		person := func() *string {
			id, err := h.campaigns.AddPerson(h.ctx, h.editor, h.campaign, campaign.PersonFields{Name: "李明"})
			h.must(err)
			return &id
		}
		place := func() *string {
			id, err := h.venues.Add(h.ctx, h.editor, h.campaign, venue.Fields{Name: "礼堂"})
			h.must(err)
			return &id
		}
		h.session("主会场", "5m")
		one, two := person(), person()
		edit := agenda.NewItem{ItemFields: h.item("A").ItemFields, Cues: []agenda.CueFields{{Channel: agenda.Screen, Text: "国旗", OwnerID: one}}}
		save := func() {
			h.must(h.UpdateItem(h.ctx, h.editor, h.campaign, h.item("A").ID, h.item("A").Version, edit))
		}
		edit.SpeakerID = one
		save()
		edit.SpeakerID = two
		save()
		edit.Cues[0].OwnerID = two
		save()
		got, err := agenda.FindItem(h.ctx, h.db, h.campaign, h.item("A").ID)
		h.must(err)
		if *got.SpeakerID != *two || *got.Cues[0].OwnerID != *two || got.Version != 4 {
			h.t.Errorf("saved version %d %+v, want the second 李明 twice in three saves", got.Version, got)
		}

		session, err := agenda.FindSession(h.ctx, h.db, h.campaign, got.SessionID)
		h.must(err)
		for range 2 {
			session.VenueID = place()
			h.must(h.UpdateSession(h.ctx, h.editor, h.campaign, session.ID, session.Version, session.SessionFields))
			session.Version++
		}
		h.must(h.UpdateSession(h.ctx, h.editor, h.campaign, session.ID, session.Version, session.SessionFields))
		after, err := agenda.FindSession(h.ctx, h.db, h.campaign, session.ID)
		h.must(err)
		if *after.VenueID != *session.VenueID || after.Version != session.Version {
			h.t.Errorf("the second 礼堂 was not saved, or saving nothing new made version %d of %d", after.Version, session.Version)
		}
	})
}

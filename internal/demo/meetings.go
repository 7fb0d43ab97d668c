package demo

import (
	"slices"

	"tongxing/internal/agenda"
	"tongxing/internal/civil"
	"tongxing/internal/venue"
)

// meeting is a gathering of grown-ups at work in one room: no stage, no
// ceremony, and time to talk.
func meeting(title, room string, on civil.Date, from, to civil.TimeOfDay, audience string, people int, items ...agenda.NewItem) session {
	return session{
		by: administrator,
		SessionFields: agenda.SessionFields{
			VenueID: &room, Title: title, Zone: zone, StartsOn: on, StartsAt: from, EndsAt: to,
			Audience: audience, AudienceCount: &people, AgeGroup: agenda.Adult, Access: venue.Access{venue.StepFree, venue.TextContact},
		},
		items: slices.Concat([]agenda.NewItem{item(agenda.ItemFields{Kind: agenda.Call, Title: "桌签、投影和上次的记录摆好", Backstage: true, Seconds: minutes(20), Owner: "会务组"})}, items),
	}
}

// talk is an item of a meeting in which somebody reports and the others ask.
func talk(who, title, note string, length int) agenda.NewItem {
	return item(agenda.ItemFields{Kind: agenda.Other, Title: title, Numbered: true, Seconds: minutes(length), SpeakerID: &who, OwnerID: &who, Note: note})
}

// together is an item of a meeting in which everybody works.
func together(who, title, note string, length int, cues ...agenda.CueFields) agenda.NewItem {
	return item(agenda.ItemFields{Kind: agenda.Interaction, Title: title, Numbered: true, Seconds: minutes(length), LeastSeconds: minutes(length - 5), OwnerID: &who, Note: note}, cues...)
}

// pause is ten minutes for water and legs.
func pause() agenda.NewItem {
	return item(agenda.ItemFields{Kind: agenda.Break, Title: "休息", Seconds: minutes(10), MayDrop: true, Owner: "会务组"})
}

const meetingRoute = "大门平进，电梯到门口；电梯门宽九十厘米，有语音报层。"

// room is a place for meetings.
func room(name, address, directions string, people int, access ...venue.AccessCode) venue.Fields {
	return venue.Fields{Name: name, Address: address, Directions: directions, Capacity: &people,
		Access: append(venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet}, access...)}
}

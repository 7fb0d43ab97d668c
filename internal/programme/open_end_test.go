package programme_test

import (
	"strings"
	"testing"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
)

// TestAnOpenEndIsToldNowhere: an end that an item of unknown length leaves open
// stands neither in the text, the message nor the data; calendars still get one.
func TestAnOpenEndIsToldNowhere(t *testing.T) {
	t.Parallel()
	session := agenda.Session{}
	session.Title, session.Zone = "上午场", "Asia/Shanghai"
	session.StartsOn, session.StartsAt = civil.NewDate(2026, 5, 15), civil.NewTimeOfDay(9, 0)
	item := agenda.Item{}
	item.Title, item.Kind = "手语歌", agenda.Performance
	session.Items = []agenda.Item{item}
	of := func() programme.Programme {
		return programme.Of(programme.Source{Campaign: campaign.Campaign{}, Sessions: []agenda.Session{session}})
	}
	told := func(p programme.Programme) string {
		data, err := p.OpenData()
		must(t, err)
		zh := locale.For(locale.Chinese)
		return string(data) + p.Text(zh, "") + p.Message(zh, "")
	}
	open := of()
	reckoned := civil.TimeOfDayOf(open.Sessions[0].Reckoned.In(session.Location())).String()
	if open.Sessions[0].Reckoned.IsZero() || strings.Contains(told(open), reckoned) {
		t.Errorf("the end %s is only reckoned:\n%s", reckoned, told(open))
	}
	session.Items[0].Seconds = agenda.LengthOf(17 * 60)
	if n := strings.Count(told(of()), "09:17"); n != 3 {
		t.Errorf("a known end is told %d times, want in all three:\n%s", n, told(of()))
	}
}

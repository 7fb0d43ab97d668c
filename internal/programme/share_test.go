package programme_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/programme"
	"tongxing/internal/venue"
)

func TestPicture(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		if _, err := s.programmes.Picture(ctx, "day", "", programme.Portrait); fault.KindOf(err) != fault.NotFound {
			t.Errorf("picture of a draft: %v, want NotFound", err)
		}
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		first, err := s.programmes.Picture(ctx, "day", "zh", programme.Portrait)
		must(t, err)
		if !strings.HasPrefix(string(first.Plain.Bytes), "\x89PNG") {
			t.Error("not a PNG")
		}
		_, err = s.campaigns.AddPerson(ctx, s.who, s.campaign.ID, campaign.PersonFields{Name: "李老师"})
		must(t, err)
		same, err := s.programmes.Picture(ctx, "day", "zh", programme.Portrait)
		must(t, err)
		_, err = s.agendas.Retime(ctx, s.who, s.campaign.ID, s.session, "", agenda.Shift("", 10, true))
		must(t, err)
		other, err := s.programmes.Picture(ctx, "day", "zh", programme.Portrait)
		must(t, err)
		if first.Plain.ETag != same.Plain.ETag || first.Plain.ETag == other.Plain.ETag {
			t.Error("the picture must change with what it shows, and with nothing else")
		}
		must(t, s.campaigns.Withdraw(ctx, s.who, s.campaign.ID))
		if _, err := s.programmes.Picture(ctx, "day", "zh", programme.Portrait); fault.KindOf(err) != fault.NotFound {
			t.Errorf("picture of a withdrawn campaign: %v, want NotFound", err)
		}
	})
}

// gathering is a programme of two sessions with different access.
func gathering() programme.Programme {
	day := civil.NewDate(2026, 5, 15)
	at := func(hour int) civil.Instant {
		i, err := civil.At(day, civil.NewTimeOfDay(hour, 0), time.FixedZone("", 8*3600))
		if err != nil {
			panic(err)
		}
		return i
	}
	session := func(title string, hour int, access ...venue.AccessCode) programme.Session {
		return programme.Session{Title: title, Zone: "Asia/Shanghai", StartsOn: day, EndsOn: day, StartsAt: civil.NewTimeOfDay(hour, 0), Starts: at(hour), Ends: at(hour + 1),
			Place: programme.Place{Name: "礼堂"}, Access: access}
	}
	return programme.Programme{Title: "一起长大", Kind: campaign.DisabilityDay, Zone: "Asia/Shanghai", Language: "zh-CN", Audience: "全园家长",
		Sessions: []programme.Session{session("上午场", 9, venue.SignLanguage, venue.StepFree), session("下午场", 14, venue.StepFree)}}
}

func TestMessage(t *testing.T) {
	t.Parallel()
	zh := locale.For(locale.Chinese)
	const address = "https://plan.example/c/day"
	got := gathering().Message(zh, address)
	want := `【一起长大】
时间：2026年5月15日（周五）
09:00—10:00 上午场
14:00—15:00 下午场
地点：礼堂
参加的人：全园家长
到场的方便：无台阶通行；手语翻译（上午场）
节目单、怎么到、有变化都看这里：
https://plan.example/c/day
`
	if !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant it to begin with\n%s", got, want)
	}
	unsure := gathering()
	unsure.Sessions[0].Ends = civil.Instant{}
	if got := unsure.Message(zh, address); !strings.Contains(got, "\n09:00 上午场\n") || !strings.Contains(got, "14:00—15:00") {
		t.Errorf("an end that is only reckoned is told:\n%s", got)
	}
	off := gathering()
	off.Cancelled, off.CancelReason = true, "大雨"
	if got := off.Message(zh, address); !strings.Contains(got, "【取消】一起长大") || !strings.Contains(got, "大雨") || strings.Contains(got, "无台阶") {
		t.Errorf("cancelled:\n%s", got)
	}
	if got := gathering().Message(locale.For(locale.English), address); !strings.Contains(got, "\n"+address+"\n") {
		t.Errorf("the address does not stand alone:\n%s", got)
	}
}

// TestAccessIsPromisedWhereItIs: the picture lists every offer, and names the
// sessions of one that is not everywhere.
func TestAccessIsPromisedWhereItIs(t *testing.T) {
	t.Parallel()
	of := gathering().Poster(locale.For(locale.Chinese), "https://plan.example/c/day")
	if diff := cmp.Diff([]string{"手语翻译（上午场）", "无台阶通行"}, of.Access.Offers); diff != "" {
		t.Error(diff)
	}
	many := gathering()
	for range 5 {
		many.Sessions = append(many.Sessions, many.Sessions[0])
	}
	if of := many.Poster(locale.For(locale.English), "https://plan.example/c/day"); !strings.Contains(of.Facts[0].Text, "7 sessions") || of.Access.Offers[0] != "Sign language (at 6 sessions)" {
		t.Errorf("seven sessions: %q, %q", of.Facts[0].Text, of.Access.Offers)
	}
}

// TestPosterBreaksBetweenWords: what stands beside the code ends its lines at
// punctuation, not within 日历.
func TestPosterBreaksBetweenWords(t *testing.T) {
	t.Parallel()
	for _, cancelled := range []bool{false, true} {
		p := gathering()
		p.Cancelled = cancelled
		before, after, found := strings.Cut(p.Poster(locale.For(locale.Chinese), "https://plan.example/c/day").Scan, "\n")
		if !found || !strings.HasSuffix(before, "，") || len([]rune(after)) > 9 {
			t.Errorf("%q, then %q", before, after)
		}
	}
}

func TestLastMove(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		zh := locale.For(locale.Chinese)
		must(t, s.campaigns.Publish(ctx, s.who, s.campaign.ID))
		p, move, err := s.programmes.LastMove(ctx, s.who, s.campaign.ID)
		must(t, err)
		if !move.At.IsZero() || p.MoveMessage(zh, move, "a") != "" {
			t.Errorf("nothing moved, and yet %+v", move)
		}
		clock.Advance(time.Hour)
		_, err = s.agendas.Retime(ctx, s.who, s.campaign.ID, s.session, "", agenda.Shift("", 10, true))
		must(t, err)
		p, move, err = s.programmes.LastMove(ctx, s.who, s.campaign.ID)
		must(t, err)
		if move.At != clock.Now() {
			t.Errorf("moved at %v, want %v", move.At, clock.Now())
		}
		kept, err := s.programmes.Feed(ctx, "day", "", false)
		must(t, err)
		if kept.Moved != move.At || kept.CampaignID != s.campaign.ID {
			t.Errorf("the feed says %v", kept.Moved)
		}
		message := p.MoveMessage(zh, move, "https://plan.example/c/day")
		for _, want := range []string{"【有变动】一起长大", "09:10—10:10", "多功能厅", "原定 5月15日 09:00", "\nhttps://plan.example/c/day"} {
			if !strings.Contains(message, want) {
				t.Errorf("the message lacks %q:\n%s", want, message)
			}
		}
	})
}

func TestPreview(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s, ctx := newStage(t, db, clock), t.Context()
		if _, _, err := s.programmes.IssuePreview(ctx, s.who, s.campaign.ID, 5); fault.KindOf(err) != fault.Invalid {
			t.Errorf("five days: %v, want Invalid", err)
		}
		if _, _, err := s.programmes.IssuePreview(ctx, account.Actor{}, s.campaign.ID, 7); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a stranger: %v, want NotFound", err)
		}
		_, token, err := s.programmes.IssuePreview(ctx, s.who, s.campaign.ID, 7)
		must(t, err)
		seen, err := s.programmes.Preview(ctx, token, "browser")
		must(t, err)
		if len(seen.Sessions) != 1 || len(seen.Sessions[0].Items) != 2 {
			t.Errorf("the preview of a draft shows %+v", seen.Sessions)
		}
		links, err := s.programmes.Previews(ctx, s.who, s.campaign.ID)
		must(t, err)
		if len(links) != 1 || links[0].Uses != 1 {
			t.Errorf("listed: %+v", links)
		}
		clock.Advance(7 * 24 * time.Hour)
		if _, err := s.programmes.Preview(ctx, token, ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("after seven days: %v, want NotFound", err)
		}
		_, token, err = s.programmes.IssuePreview(ctx, s.who, s.campaign.ID, 3)
		must(t, err)
		links, err = s.programmes.Previews(ctx, s.who, s.campaign.ID)
		must(t, err)
		must(t, s.programmes.RevokePreview(ctx, s.who, s.campaign.ID, links[0].ID))
		if _, err := s.programmes.Preview(ctx, token, ""); fault.KindOf(err) != fault.NotFound {
			t.Errorf("revoked: %v, want NotFound", err)
		}
	})
}

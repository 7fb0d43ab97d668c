package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tongxing/internal/check"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
)

var (
	zone  = time.FixedZone("", 8*3600)
	today = civil.NewDate(2026, 4, 20)
	held  = civil.NewDate(2026, 5, 15)
)

func at(hour, minute int) civil.Instant {
	return civil.InstantOf(time.Date(2026, 5, 15, hour, minute, 0, 0, zone))
}

func ref(record check.Record, id string) check.Ref { return check.Ref{Record: record, ID: id} }

// item is a public item of so many minutes from nine o'clock on, named by its
// id.
func item(id string, kind check.ItemKind, minutes int) check.Item {
	return check.Item{Ref: ref(check.ItemRecord, id), Kind: kind, Title: id, Timed: true, Known: true, Length: time.Duration(minutes) * time.Minute,
		Speaker: check.Person{Name: "陈园长"}}
}

// whole is a plan that nobody has a question about, with one session of the
// items.
func whole(items ...check.Item) check.Plan {
	next := at(9, 0)
	for i := range items {
		items[i].Starts = next
		next = next.Add(items[i].Length)
		items[i].Ends = next
	}
	hall := check.Place{Ref: ref(check.PlaceRecord, "hall"), Name: "礼堂"}
	return check.Plan{
		Ref: ref(check.CampaignRecord, "c"), Kind: check.DisabilityDay, Today: today, Title: "助残日活动",
		Period:     check.Period{Text: "2026-05-15", Read: true, From: check.DayOf(held), Ref: ref(check.CampaignRecord, "c"), Field: "starts_on"},
		Places:     []check.Place{hall},
		Organisers: []check.Organiser{{Name: "某某社区服务中心"}},
		Sessions: []check.Session{{Ref: ref(check.SessionRecord, "s"), Title: "主会场", StartsOn: held, LastDay: held, Zone: zone, Place: &hall,
			Age: check.Adult, SaysWho: true, PlannedEnd: at(12, 0), Ends: next, Items: items}},
	}
}

func session(p *check.Plan) *check.Session { return &p.Sessions[0] }

func text(record check.Record, id, words string) check.Text {
	return check.Text{Ref: ref(record, id), Field: "body", Title: "一、" + id, Words: words}
}

// asked runs the check and returns code, record and field of each finding.
func asked(p check.Plan) (found []string) {
	for _, f := range check.Of(p) {
		found = append(found, fmt.Sprintf("%s %s:%s %s", f.Code, f.Ref.Record, f.Ref.ID, f.Field))
	}
	return found
}

func TestRules(t *testing.T) {
	wei := check.Person{ID: "wei", Name: "魏老师"}
	zhou := check.Person{ID: "zhou", Name: "周老师"}
	for _, tc := range ruleCases(wei, zhou) {
		t.Run(tc.name, func(t *testing.T) {
			p := whole(item("开场", check.Opening, 5), item("合唱", check.Performance, 5), item("闭幕", check.Closing, 2))
			tc.edit(&p)
			if got := asked(p); !slices.Equal(got, tc.want) {
				t.Errorf("got  %q\nwant %q", got, tc.want)
			}
		})
	}
}

type ruleCase struct {
	name string
	edit func(*check.Plan)
	want []string
}

func ruleCases(wei, zhou check.Person) []ruleCase {
	return slices.Concat(basicCases(), agendaCases(wei), accessCases(zhou), careCases(), givingCases(), dayCases())
}

func basicCases() []ruleCase {
	return []ruleCase{
		{"all is well", func(*check.Plan) {}, nil},
		{"no date", func(p *check.Plan) { p.Period = check.Period{} }, []string{"no_time campaign:c starts_on"}},
		{"no date, but a session has one", func(p *check.Plan) { p.Period, p.DatedBeside = check.Period{}, true }, nil},
		{"a subsidy needs no day", func(p *check.Plan) { p.Kind, p.Period = check.Subsidy, check.Period{} }, nil},
		{"a session without a day", func(p *check.Plan) { session(p).StartsOn, session(p).LastDay = civil.Date{}, civil.Date{} }, []string{"no_time session:s starts_on"}},
		{"half a date", func(p *check.Plan) {
			p.Period = check.Period{Text: "5月15日", Read: true, From: check.Day{Month: 5, Day: 15}}
		}, []string{"date_incomplete : "}},
		{"the end before the start", func(p *check.Plan) { p.Period.To = check.Day{Year: 2026, Month: 5, Day: 3} }, []string{"end_before_start campaign:c starts_on"}},
		{"no place at all", func(p *check.Plan) { p.Places, session(p).Place = nil, nil }, []string{"no_place campaign:c venues"}},
		{"a session without a place", func(p *check.Plan) { session(p).Place = nil }, []string{"no_place session:s venue_id"}},
		{"no organiser", func(p *check.Plan) { p.Organisers = nil }, []string{"no_organiser campaign:c organisers"}},
		{"the title names the unit", func(p *check.Plan) { p.Organisers, p.UnitInTitle = nil, true }, nil},
		{"half a date stands for the sessions too", func(p *check.Plan) {
			p.Period = check.Period{Text: "5月15日", Read: true, From: check.Day{Month: 5, Day: 15}}
			session(p).StartsOn, session(p).LastDay = civil.Date{}, civil.Date{}
		}, []string{"date_incomplete : "}},
		{"an empty post", func(p *check.Plan) { p.Posts = []check.Post{{Ref: ref(check.PostRecord, "组长"), Title: "组长"}} }, []string{"empty_post post:组长 people"}},
		{"somebody listed twice", func(p *check.Plan) {
			lead := []check.Person{{ID: "a", Name: "李明"}}
			p.Posts = []check.Post{{Ref: ref(check.PostRecord, "组长"), Title: "组长", Filled: true, People: lead}, {Ref: ref(check.PostRecord, "成员"), Title: "成员", Filled: true, People: lead}}
		}, []string{"two_posts post:成员 people"}},
		{"a deputy who runs the office as well", func(p *check.Plan) {
			lead := []check.Person{{ID: "a", Name: "李明"}}
			p.Posts = []check.Post{{Ref: ref(check.PostRecord, "副组长"), Title: "副组长", Filled: true, People: lead}, {Ref: ref(check.PostRecord, "办公室"), Title: "办公室主任", Filled: true, People: lead}}
		}, nil},
		{"duties", func(p *check.Plan) {
			p.Duties = []check.Duty{
				{Ref: ref(check.DutyRecord, "没人"), What: "没人"},
				{Ref: ref(check.DutyRecord, "没答应"), What: "没答应", Who: "后勤"},
				{Ref: ref(check.DutyRecord, "晚了"), What: "晚了", Who: "急救员", Answered: true, DueOn: today.AddDays(-1)},
				{Ref: ref(check.DutyRecord, "好了"), What: "好了", Done: true, DueOn: today.AddDays(-9)},
			}
			p.Texts = []check.Text{text(check.DutyRecord, "晚了", "急救")}
		}, []string{"duty_overdue duty:晚了 state", "duty_without_person duty:没人 person_id", "duty_not_accepted duty:没答应 state"}},
		{"an office's standing task", func(p *check.Plan) {
			p.Kind, p.Duties = check.Subsidy, []check.Duty{{Ref: ref(check.DutyRecord, "审核"), What: "审核", Who: "县残联"}}
		}, nil},
		{"an empty heading", func(p *check.Plan) {
			p.Sections = []check.Section{{Ref: ref(check.SectionRecord, "x"), Title: "五、要求", Empty: true}, {Ref: ref(check.SectionRecord, "y"), Title: "六、其他"}}
		}, []string{"empty_section section:x body"}},
		{"a wrong weekday", func(p *check.Plan) {
			p.Weekdays = []check.Weekday{{Ref: ref(check.SectionRecord, "x"), Date: held, Says: time.Thursday}, {Date: held, Says: time.Friday}}
		}, []string{"weekday_mismatch section:x "}},
		{"what is over has nothing to mend", func(p *check.Plan) { p.Today, p.Organisers = held.AddDays(1), nil }, nil},
		{"a draft with last year's day", func(p *check.Plan) {
			p.Draft, p.Today, p.Organisers = true, held.AddDays(200), nil
		}, []string{"date_passed campaign:c starts_on", "no_organiser campaign:c organisers"}},
		{"a cancelled session neither", func(p *check.Plan) { session(p).Place, session(p).Cancelled = nil, true }, nil},
	}
}

func agendaCases(wei check.Person) []ruleCase {
	return []ruleCase{
		{"an overlap", func(p *check.Plan) { session(p).Items[1].Overlap = 10 * time.Minute }, []string{"overlap item:合唱 fixed_at"}},
		{"a late end", func(p *check.Plan) { session(p).Ends = at(12, 5) }, []string{"ends_after_plan session:s ends_at"}},
		{"a reckoned end is no late end", func(p *check.Plan) { session(p).Ends, session(p).About = at(12, 5), true }, nil},
		{"unknown lengths; a call needs none", func(p *check.Plan) {
			for i := range session(p).Items {
				session(p).Items[i].Known, session(p).Items[i].Before = false, i == 0
			}
			session(p).Items[2].Kind = check.Speech
		}, []string{"speech_without_minutes item:闭幕 seconds", "unknown_length item:合唱 seconds"}},
		{"a speech by nobody", func(p *check.Plan) {
			i := &session(p).Items[1]
			i.Kind, i.Title, i.Speaker, i.WhoOpen = check.Speech, "讲话", check.Person{}, true
		}, []string{"agenda_without_owner item:合唱 speaker"}},
		{"a speech whose title names who", func(p *check.Plan) {
			i := &session(p).Items[1]
			i.Kind, i.Title, i.Actor, i.Speaker, i.WhoOpen = check.Speech, "肖校长讲话", "肖校长", check.Person{}, true
		}, nil},
		{"ordinals that skip", func(p *check.Plan) {
			for i, n := range []int{1, 2, 4} {
				session(p).Items[i].Ordinal = n
			}
		}, []string{"order_gap item:闭幕 "}},
		{"ordinals that begin anew", func(p *check.Plan) {
			for i, n := range []int{1, 2, 1} {
				session(p).Items[i].Ordinal = n
			}
		}, nil},
		{"a child alone, by mark", func(p *check.Plan) { session(p).Items[1].Child = true }, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"a child alone, by words", func(p *check.Plan) { session(p).Items[1].Title = "受赠儿童代表发言" }, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"parents named by their children", func(p *check.Plan) { session(p).Items[1].Title = "受助儿童家长代表发言" }, nil},
		{"children and parents", func(p *check.Plan) { session(p).Items[1].Title = "学生、家长代表发言" }, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"a troupe", func(p *check.Plan) { session(p).Items[1].Title = "大班幼儿手语表演《听我说》" }, nil},
		{"a child by name", func(p *check.Plan) { session(p).Items[1].Title = "随班就读学生陶小北诗朗诵" }, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"a child named behind the class", func(p *check.Plan) {
			p.Title, session(p).Items[1].Title = "河湾幼儿园助残日活动", "表彰，中二班豆豆上台领奖"
		}, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"a whole class", func(p *check.Plan) {
			p.Title, session(p).Items[1].Title = "河湾幼儿园助残日活动", "中二班全体朗诵《春》"
		}, nil},
		{"a soloist among children", func(p *check.Plan) {
			p.Title, session(p).Items[1].Title = "河湾小学六一联欢", "第四组 古筝《渔歌》，谷雨独奏"
		}, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"an instrument, not a name", func(p *check.Plan) {
			p.Title, session(p).Items[1].Title = "河湾小学六一联欢", "古筝独奏"
		}, nil},
		{"what a talk is called", func(p *check.Plan) {
			p.Title, session(p).Items[1].Title = "河湾幼儿园助残日活动", "园医谈谈“班里有个说话慢的孩子怎么办”"
		}, nil},
		{"a university's students visit a school", func(p *check.Plan) {
			p.Title, p.Places, session(p).Items[1].Title = "云川学院走进河湾", []check.Place{{Name: "河湾小学操场"}}, "学生代表覃小雨发言"
		}, []string{"child_on_stage_needs_consent item:合唱 child_consent"}},
		{"a gift that tells what, not by whom", func(p *check.Plan) {
			i := &session(p).Items[1]
			i.Title, i.Speaker = "向二十户家庭发放轮椅和助行器", check.Person{}
		}, []string{"agenda_without_owner item:合唱 speaker"}},
		{"a grown-up alumna", func(p *check.Plan) { session(p).Items[1].Title = "视障校友分享" }, nil},
		{"all children together", func(p *check.Plan) { session(p).Items[1].Title = "全体幼儿合唱《同一首歌》" }, nil},
		{"the guardian has agreed", func(p *check.Plan) { session(p).Items[1].Child, session(p).Items[1].Consent = true, true }, nil},
		{"in two places", func(p *check.Plan) { twoSessions(p, wei, at(9, 8), check.Place{Name: "操场"}) }, []string{"in_two_places item:升旗 speaker"}},
		{"one after the other", func(p *check.Plan) { twoSessions(p, wei, at(9, 10), check.Place{Name: "操场"}) }, nil},
		{"too far to walk", func(p *check.Plan) {
			twoSessions(p, wei, at(9, 15), check.Place{Name: "南校区", Latitude: 30.27, Longitude: 120.02})
			session(p).Place.Latitude, session(p).Place.Longitude = 30.29, 120.02 // two kilometres
		}, []string{"in_two_places item:升旗 speaker"}},
	}
}

// twoSessions has a person at the song until ten past nine, and at a second
// session from then on.
func twoSessions(p *check.Plan, who check.Person, starts civil.Instant, place check.Place) {
	session(p).Items[1].Owner = who
	other := item("升旗", check.Performance, 5)
	other.Speaker, other.Starts, other.Ends = who, starts, starts.Add(5*time.Minute)
	place.Ref = ref(check.PlaceRecord, place.Name)
	p.Sessions = append(p.Sessions, check.Session{Ref: ref(check.SessionRecord, "t"), Title: "分会场", StartsOn: held, LastDay: held, Zone: zone, Place: &place, Items: []check.Item{other}})
	p.Texts = append(p.Texts, text(check.PlaceRecord, "雨", "下雨改到室内"))
}

func accessCases(zhou check.Person) []ruleCase {
	signed := func(p *check.Plan) {
		session(p).Signed = true
		for i := range session(p).Items {
			session(p).Items[i].Interpreted = true
		}
	}
	return []ruleCase{
		{"sign language promised, nobody asked", func(p *check.Plan) { session(p).Signed = true }, []string{"nobody_signs session:s access"}},
		{"somebody is to ask", func(p *check.Plan) {
			session(p).Signed = true
			p.Duties = []check.Duty{{Ref: ref(check.DutyRecord, "d"), What: "联系手语翻译", Who: "残联", Answered: true}}
		}, []string{"no_interpreter item:开场 interpreted", "no_interpreter item:闭幕 interpreted"}},
		{"all signed", signed, nil},
		{"words promise it", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "现场提供手语翻译。")}
		}, []string{"promises_signing section:x body"}},
		{"one interpreter for too long", func(p *check.Plan) {
			signed(p)
			for i := range session(p).Items {
				session(p).Items[i].Interpreter, session(p).Items[i].Length = zhou, 20*time.Minute
			}
		}, []string{"interpreter_too_long item:合唱 interpreter"}},
		{"speaking and interpreting", func(p *check.Plan) {
			signed(p)
			session(p).Items[0].Speaker, session(p).Items[0].Interpreter = zhou, zhou
		}, []string{"speaker_interprets item:开场 interpreter"}},
		{"a video without captions before deaf people", func(p *check.Plan) {
			session(p).Audience, session(p).Items[1].Kind = "社区居民和听障朋友", check.Video
		}, []string{"no_captions item:合唱 captioned"}},
		{"a video where nobody asked for captions", func(p *check.Plan) { session(p).Items[1].Kind = check.Video }, nil},
		{"the anthem could be signed", func(p *check.Plan) {
			signed(p)
			session(p).Items[0].Kind, session(p).Items[0].Interpreted = check.Anthem, false
		}, []string{"anthem_unsigned item:开场 interpreted"}},
		{"a speech that has not come two days before", func(p *check.Plan) {
			signed(p)
			session(p).Items[0].Kind, p.Today = check.Speech, held.AddDays(-2)
		}, []string{"speech_not_received item:开场 speech_received_on"}},
		{"three days before speakers still write", func(p *check.Plan) {
			signed(p)
			session(p).Items[0].Kind, p.Today = check.Speech, held.AddDays(-3)
		}, nil},
		{"the ramp without time", func(p *check.Plan) { session(p).Items[1].Ramp = true }, []string{"ramp_without_time item:合唱 cues"}},
		{"a cue lays the ramp", func(p *check.Plan) { session(p).Items[1].Ramp, session(p).Items[1].RampTime = true, true }, nil},
		{"the stage has a ramp", func(p *check.Plan) { session(p).Items[1].Ramp, session(p).Place.Ramp = true, true }, nil},
	}
}

func careCases() []ruleCase {
	preschool := func(p *check.Plan) { session(p).Age = check.Preschool }
	return []ruleCase{
		{"little ones sit too long", func(p *check.Plan) {
			preschool(p)
			session(p).Items[0].Length = 21 * time.Minute
		}, []string{"sitting_too_long item:开场 "}},
		{"photographs of children", func(p *check.Plan) {
			preschool(p)
			session(p).Items[1].Kind = check.Photo
		}, []string{"photos_without_notice item:合唱 host_words"}},
		{"parents were asked", func(p *check.Plan) {
			preschool(p)
			session(p).Items[1].Kind = check.Photo
			p.Texts = []check.Text{text(check.DutyRecord, "x", "拍照前请家长签同意书")}
		}, nil},
		{"volunteers close to children", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "大学生志愿者一对一陪伴孩子。")}
		}, []string{"volunteers_not_vetted section:x body"}},
		{"they are checked", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "大学生志愿者一对一陪伴孩子，上岗前查询有无违法犯罪记录。")}
		}, nil},
		{"volunteers at the gate", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "志愿者在门口引导。孩子由老师陪伴。")}
		}, nil},
		{"outdoors without a plan for rain", func(p *check.Plan) { session(p).Place.Name = "中心广场" }, []string{"no_rain_plan session:s venue_id"}},
		{"a plan for rain", func(p *check.Plan) {
			session(p).Place.Outdoors = true
			p.Texts = []check.Text{text(check.PlaceRecord, "x", "遇雨改在礼堂")}
		}, nil},
		{"no emergency plan for many", func(p *check.Plan) {
			session(p).AudienceCount = 150
			p.Texts = []check.Text{text(check.SectionRecord, "x", "各科室做好准备")}
		}, []string{"no_emergency_plan campaign:c sections"}},
		{"no first aid", func(p *check.Plan) {
			for _, what := range []string{"布置会场", "接待来宾", "音响"} {
				p.Duties = append(p.Duties, check.Duty{Ref: ref(check.DutyRecord, what), What: what, Who: "后勤", Answered: true})
			}
		}, []string{"no_first_aid campaign:c duties"}},
		{"a thousand people", func(p *check.Plan) { session(p).AudienceCount = 1200 }, []string{"not_filed session:s audience_count"}},
		{"filed", func(p *check.Plan) {
			session(p).AudienceCount = 1200
			p.Texts = []check.Text{text(check.SectionRecord, "x", "已报公安机关许可，有应急预案")}
		}, nil},
		{"an outing of children", func(p *check.Plan) {
			preschool(p)
			p.Texts = []check.Text{{Ref: p.Ref, Field: "title", Title: "春游", Words: "大班春游"}}
		}, []string{"outing_not_filed campaign:c title"}},
		{"the place is too small", func(p *check.Plan) { session(p).AudienceCount, session(p).Place.Capacity = 80, 60 }, []string{"venue_too_small session:s audience_count"}},
		{"words of the guide", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "让聋哑人和正常儿童一起")}
		}, []string{"wording section:x body", "wording section:x body"}},
		{"names and quotations stay", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "县聋哑学校的老师说：“我小时候他们叫我聋哑人。”")}
		}, nil},
	}
}

func givingCases() []ruleCase {
	return []ruleCase{
		{"a gift that nobody counts", func(p *check.Plan) {
			session(p).Items[1].Kind, session(p).Items[1].Title = check.Gift, "图书捐赠"
		}, []string{"gift_not_accepted item:合唱 owner"}},
		{"a card is no donation", func(p *check.Plan) {
			session(p).Items[1].Kind, session(p).Items[1].Title = check.Gift, "小朋友们赠送爱心卡"
		}, nil},
		{"a cheque and a placard", func(p *check.Plan) {
			session(p).Items[1].Kind, session(p).Items[1].Title = check.Gift, "助学金捐赠，双方举牌"
		}, nil},
		{"books and a placard", func(p *check.Plan) {
			session(p).Items[1].Kind, session(p).Items[1].Title = check.Gift, "捐赠图书三千册，双方举牌"
		}, []string{"gift_not_accepted item:合唱 owner"}},
		{"a gift with a list", func(p *check.Plan) {
			session(p).Items[1].Kind, session(p).Items[1].Title = check.Gift, "图书捐赠"
			p.Texts = []check.Text{text(check.DutyRecord, "x", "图书清点、签收")}
		}, nil},
		{"children who are helped give thanks", func(p *check.Plan) {
			session(p).Items[1].Title = "受助学生齐声道谢"
		}, []string{"gratitude_on_stage item:合唱 title"}},
		{"their parents do", func(p *check.Plan) { session(p).Items[1].Title = "受助学生家长致谢" }, nil},
		{"raising money", func(p *check.Plan) { p.Texts = []check.Text{text(check.SectionRecord, "x", "面向居民募捐。")} }, []string{"public_collection section:x body"}},
		{"not raising money", func(p *check.Plan) {
			p.Texts = []check.Text{text(check.SectionRecord, "x", "本次活动不组织募捐。")}
		}, nil},
		{"a foundation may", func(p *check.Plan) {
			p.Organisers = append(p.Organisers, check.Organiser{Name: "望溪县慈善基金会"})
			p.Texts = []check.Text{text(check.SectionRecord, "x", "面向居民募捐。")}
		}, nil},
	}
}

func dayCases() []ruleCase {
	on := func(day civil.Date) func(*check.Plan) {
		return func(p *check.Plan) {
			p.Today, p.Period.From, session(p).StartsOn, session(p).LastDay = day.AddDays(-40), check.DayOf(day), day, day
		}
	}
	return []ruleCase{
		{"on a holiday", on(civil.NewDate(2026, 10, 2)), []string{"on_holiday session:s starts_on"}},
		{"on the feast itself of a year nobody has announced", on(civil.NewDate(2031, 5, 1)), []string{"on_holiday session:s starts_on"}},
		{"on Qingming of such a year", on(civil.NewDate(2031, 4, 5)), []string{"on_holiday session:s starts_on"}},
		{"on a working Saturday", on(civil.NewDate(2026, 5, 9)), []string{"on_working_weekend session:s starts_on"}},
		{"on a plain Saturday", on(civil.NewDate(2026, 5, 16)), nil},
		{"a Saturday after a holiday nobody has announced", on(civil.NewDate(2031, 10, 11)), []string{"holidays_unknown session:s starts_on"}},
		{"far from any holiday", on(civil.NewDate(2031, 11, 12)), nil},
		{"the theme of 2014", func(p *check.Plan) { p.Theme = "关心帮助残疾人，实现美好中国梦" }, []string{"old_theme campaign:c theme"}},
		{"last year in the title", func(p *check.Plan) { p.Title = "2025年助残日活动" }, []string{"old_year campaign:c title"}},
		{"the ordinal of last year", func(p *check.Plan) { p.Title = "第三十五次全国助残日活动" }, []string{"old_year campaign:c title"}},
		{"the ordinal of this year", func(p *check.Plan) { p.Title = "第三十六次全国助残日活动" }, nil},
	}
}

// TestCasesCoverEveryRule keeps a case where it fires for each rule.
func TestCasesCoverEveryRule(t *testing.T) {
	fires := map[string]bool{}
	for _, tc := range ruleCases(check.Person{}, check.Person{}) {
		for _, want := range tc.want {
			code, _, _ := strings.Cut(want, " ")
			fires[code] = true
		}
	}
	for _, code := range check.Codes() {
		if !fires[string(code)] {
			t.Errorf("no case has %s fire", code)
		}
	}
}

func TestEveryFindingIsTold(t *testing.T) {
	for _, language := range locale.Languages {
		p := locale.For(language)
		for _, code := range check.Codes() {
			f := check.Finding{Code: code, Ref: ref(check.ItemRecord, "i"), Title: "致辞"}
			for _, words := range []string{f.Sentence(p), f.Advice(p), check.Heading(p, code, 2)} {
				if words == "" || strings.Contains(words, "⟦") || strings.Contains(words, "<no value>") {
					t.Errorf("%s, %s: %q", language, code, words)
				}
			}
			if f.Gravity() == "" || f.Subject() == "" {
				t.Errorf("%s has no gravity or subject", code)
			}
		}
	}
}

func TestKeyFollowsWhatItIsAbout(t *testing.T) {
	f := check.Finding{Code: check.VenueTooSmall, Ref: ref(check.SessionRecord, "s"), Count: 80, Most: 60, Title: "开幕"}
	renamed, grown, elsewhere := f, f, f
	renamed.Title, renamed.From = "开幕式", civil.NewTimeOfDay(9, 0)
	grown.Count = 90
	elsewhere.Ref.ID = "t"
	if f.Key() != renamed.Key() {
		t.Error("another name makes it another finding")
	}
	if f.Key() == grown.Key() || f.Key() == elsewhere.Key() {
		t.Error("another figure or record does not make it another finding")
	}
}

func TestSittingSaysWhen(t *testing.T) {
	p := whole(item("入场", check.Arrival, 5), item("开场", check.Opening, 12), item("介绍", check.Introduction, 12), item("合唱", check.Performance, 3))
	p.Sessions[0].Age = check.Preschool
	found := check.Of(p)
	if len(found) != 1 || found[0].Code != check.SittingTooLong {
		t.Fatalf("got %v", asked(p))
	}
	if f := found[0]; f.From.String() != "09:05" || f.Until.String() != "09:29" || f.Length != 24*time.Minute || f.Limit != 20*time.Minute || f.In != "s" {
		t.Errorf("got %s to %s, %v of %v in %q", f.From, f.Until, f.Length, f.Limit, f.In)
	}
}

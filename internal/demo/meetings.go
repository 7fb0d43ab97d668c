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

const (
	cityRoom     = "江汀市民政局五楼会议室"
	meetingRoute = "大门平进，电梯到门口；电梯门宽九十厘米，有语音报层。"
)

// room is a place for meetings.
func room(name, address, directions string, people int, access ...venue.AccessCode) venue.Fields {
	return venue.Fields{Name: name, Address: address, Directions: directions, Capacity: &people,
		Access: append(venue.Access{venue.StepFree, venue.WheelchairPlaces, venue.AccessibleToilet}, access...)}
}

func childCareServiceVenues() []venue.Fields {
	return []venue.Fields{room(cityRoom, "江汀市民安路15号 市民政局", meetingRoute, 40, venue.Lift)}
}

// childCareServiceSessions are the quarter's joint meeting and the training
// of those who train.
func childCareServiceSessions(d days) []session {
	return []session{
		meeting("未成年人保护联席会议：第二季度", cityRoom, d.Day.AddDays(5), civil.NewTimeOfDay(15, 0), civil.NewTimeOfDay(16, 40), "成员单位分管负责人和联络员", 26,
			talk("cen", "上季度十一件事：办结九件，两件没办结", "没办结的由责任单位自己说。", 15),
			talk("hua", "救助保护中心转型：床位、心理室、热线", "", 15),
			together("cen", "两起个案怎么协作：从报告到回家", "个案去掉了一切能认出孩子的细节；听完材料收回。", 30, cue(agenda.Screen, 0, "时间线：谁在几点做了什么")),
			talk("mao", "望溪县试点：孩子先认识新的老师和房间", "", 15),
			talk("tong", "本季度任务：单位、事、日子", "散会前各单位在单子上签字，带走一份。", 15)),
		meeting("儿童督导员培训：看见、记下、报告", cityRoom, d.Day.AddDays(9), civil.NewTimeOfDay(9, 0), civil.NewTimeOfDay(11, 30), "三个县（区）的儿童督导员", 34,
			talk("lian", "进门先做什么：坐下来，不站着问", "", 20),
			together("lian", "走访记录写一遍：写看见的，不写猜的", "用编的家庭，三人一组互相改。", 40),
			pause(),
			talk("hua", "疑似侵害：二十四小时里的五个电话", "电话号码卡每人一张，塑封。", 25),
			together("cen", "保密过关：十道情景题", "六项合格才领证，不合格的月底再来一次。", 35),
			talk("cen", "领任务，领名册，签保密书", "名册加密，当面开，当面关。", 10)),
	}
}

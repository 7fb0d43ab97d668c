package planimport_test

import (
	"strings"
	"testing"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/plandoc/write"
)

// TestWordsThatComeBack: a plan that was imported says what its author wrote,
// and what the fields say of it once they have changed.
func TestWordsThatComeBack(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, _ *civil.SetClock) {
		w := newWorld(t, db)
		plan := w.make(w.begin(`石桥小学助残日活动方案
一、活动主题
“慢一点，一起走。”
二、活动目的
让每个孩子都坐得进来，听得明白。
三、组织机构
主办单位：石桥小学
组长：陈明
副组长：王芳
成员：李静、赵海
四、活动分工
1、陈明：主持全面工作。
2、王芳：联系手语翻译。
3、参加人员：来宾、全体师生、愿意来的家长。
五、活动程序
第一项：开场
第二项：合影
`))
		for _, o := range plan.Organisers {
			must(t, w.campaigns.EditOrganiser(w.ctx(), w.admin, plan.Campaign.ID, o.ID, o.Version, campaign.OrganiserFields{Rank: o.Rank, Name: "柳河中心小学"}))
		}
		document, err := w.papers.Document(w.ctx(), w.admin, plan.Campaign.ID)
		must(t, err)
		text := string(write.Text(document))
		for _, want := range []string{"\n“慢一点，一起走。”\n", "\n让每个孩子都坐得进来，听得明白。\n", "主办单位：柳河中心小学\n", "\n参加人员：来宾", "\n柳河中心小学\n20"} {
			if !strings.Contains(text, want) {
				t.Errorf("the plan lacks %q", want)
			}
		}
		for _, never := range []string{"主办单位：石桥小学", "活动现场", "3. 参加"} {
			if strings.Contains(text, never) {
				t.Errorf("the plan says %q", never)
			}
		}
		if t.Failed() {
			t.Log(text)
		}
	})
}

package tableweb_test

import (
	"bytes"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/app"
	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/spreadsheet"
	"tongxing/internal/web/webtest"
)

// world is the program with one campaign of one session, and somebody who may
// edit it.
type world struct {
	*webtest.Browser
	t        *testing.T
	app      *app.App
	campaign string
	table    string // the address at which the session reads tables
	cookie   string
}

func open(t *testing.T) world {
	t.Helper()
	a, err := app.Open(t.Context(), app.Config{Database: databasetest.SQLite(t), PublicURL: webtest.Base, Clock: civil.SystemClock{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	must(t, err)
	t.Cleanup(func() { _ = a.Close() })
	made, err := a.Accounts.Add(t.Context(), account.NewAccount{Profile: account.Profile{Name: "李老师", SignInNames: account.SignInNames{Email: "li@demo.example"}}, Password: "tongxing-demo", Administrator: true}, nil)
	must(t, err)
	who := account.Actor{ID: made.ID, Name: made.Name, Administrator: true}
	c, err := a.Campaigns.Create(t.Context(), who, campaign.NewCampaign{Details: campaign.Details{Kind: campaign.Festival, Title: "六一"}}, campaign.Outline{
		People: []campaign.OutlinePerson{{ID: "li", PersonFields: campaign.PersonFields{Name: "李静", Title: "=1+1", Phone: "138-0000-0001"}}},
		Duties: []campaign.DutyFields{{Who: "后勤", What: "布置场地", State: campaign.Open}}})
	must(t, err)
	session, err := a.Agendas.AddSession(t.Context(), who, c.ID, agenda.SessionFields{Title: "游园", StartsOn: civil.NewDate(2026, 6, 1), StartsAt: civil.NewTimeOfDay(9, 0), Zone: "Asia/Shanghai"},
		agenda.NewItem{ItemFields: agenda.ItemFields{Kind: agenda.Opening, Title: "开场", Seconds: agenda.LengthOf(300)}})
	must(t, err)
	b := webtest.New(t, a.Handler())
	signed := b.Send("POST", "/login", url.Values{"email": {"li@demo.example"}, "password": {"tongxing-demo"}})
	cookie, _, _ := strings.Cut(signed.Header.Get("Set-Cookie"), ";")
	return world{b, t, a, "/campaigns/" + c.ID, "/campaigns/" + c.ID + "/agenda/sessions/" + session + "/table", cookie}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// upload sends a file as the browser's form does.
func (w world) upload(data []byte) (status int, body string) {
	w.t.Helper()
	var sent bytes.Buffer
	form := multipart.NewWriter(&sent)
	file, err := form.CreateFormFile("file", "议程.xlsx")
	must(w.t, err)
	_, err = file.Write(data)
	must(w.t, err)
	must(w.t, form.Close())
	r := httptest.NewRequest("POST", webtest.Base+w.table, &sent).WithContext(w.t.Context())
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Cookie", w.cookie)
	answer := httptest.NewRecorder()
	w.app.Handler().ServeHTTP(answer, r)
	return answer.Code, answer.Body.String()
}

func TestListsAsTables(t *testing.T) {
	w := open(t)
	for list, want := range map[string]string{"agenda": "开场", "duties": "布置场地", "people": "李静"} {
		got := w.Get(w.campaign + "/" + list + ".xlsx").Expect(http.StatusOK)
		tables, err := spreadsheet.Read([]byte(got.Body))
		must(t, err)
		if len(tables) != 1 || len(tables[0].Rows) != 2 || !strings.Contains(strings.Join(tables[0].Rows[1], "\t"), want) {
			t.Errorf("%s: %q", list, tables)
		}
		if !strings.Contains(got.Header.Get("Content-Disposition"), `filename="`+list+`.xlsx"`) {
			t.Error(got.Header.Get("Content-Disposition"))
		}
	}
}

func TestAgendaFromATable(t *testing.T) {
	w := open(t)
	w.Get(w.table).Expect(http.StatusOK).Says("从表格读入议程")
	for name, data := range map[string][]byte{"no table": []byte("环节\t时间"), "nothing": nil} {
		if status, body := w.upload(data); status != http.StatusUnprocessableEntity || !strings.Contains(body, "另存为 .xlsx") {
			t.Errorf("%s: %d", name, status)
		}
	}
	text := func(all ...string) (cells []spreadsheet.Cell) {
		for _, s := range all {
			cells = append(cells, spreadsheet.Text(s))
		}
		return cells
	}
	columns := []spreadsheet.Column{{Head: "时间", Width: 9}, {Head: "环节", Width: 30}, {Head: "时长（分钟）", Width: 9}, {Head: "负责人", Width: 9}, {Head: "大屏", Width: 9}}
	made, err := spreadsheet.Book{Sheets: []spreadsheet.Sheet{{Name: "说明", Columns: columns[:1]}, {Name: "流程", Columns: columns, Rows: [][]spreadsheet.Cell{
		text("09:05", "小熊合唱《伸出手》", "6", "李静", "歌词"), text("09:11", "合影", "4", "", "")}}}}.Bytes()
	must(t, err)
	status, body := w.upload(made)
	if status != http.StatusOK || !strings.Contains(body, "读到 2 个环节") || !strings.Contains(body, "小熊合唱《伸出手》") {
		t.Fatalf("%d %s", status, body)
	}
	w.Get(w.campaign + "/agenda").SaysNot("小熊合唱")
	rows := "时间\t环节\t时长（分钟）\n09:05\t小熊合唱《伸出手》\t6\n09:11\t合影\t4"
	w.Post(w.table+"/add", url.Values{"rows": {rows}}).Expect(http.StatusOK).Says("已加上 2 个环节", "小熊合唱《伸出手》", "合影")
	w.Post(w.table+"/add", url.Values{"rows": {"\x00坏"}}).Expect(http.StatusUnprocessableEntity).Says("没找到议程")
	w.Get(w.table + "?lang=en").Says("Read the agenda from a table")
}

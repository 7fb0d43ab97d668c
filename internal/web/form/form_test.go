package form_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/web/form"
)

type typed struct {
	Name   string   `form:"name"`
	Public bool     `form:"public"`
	Access []string `form:"access"`
}

func decode(t *testing.T, body string) (in typed, err error) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	err = form.Decode(echo.New().NewContext(r, httptest.NewRecorder()), &in)
	return in, err
}

func TestDecode(t *testing.T) {
	in, err := decode(t, "name=%E7%A4%BC%E5%A0%82&public=on&access=lift&access=captions&unknown=1")
	if err != nil || in.Name != "礼堂" || !in.Public || !slices.Equal(in.Access, []string{"lift", "captions"}) {
		t.Errorf("got %+v, %v", in, err)
	}
	if in, err := decode(t, "name="); err != nil || in.Public {
		t.Errorf("an unticked box: %+v, %v", in, err)
	}
	if _, err := decode(t, "name=%zz"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a broken body: %v, want Invalid", err)
	}
}

func TestRefuseKeepsWhatWasTyped(t *testing.T) {
	f := form.New(locale.For(locale.English), "venue", typed{Name: "<b>礼堂", Access: []string{"lift"}})
	status, rest := f.Refuse(new(fault.Collector).Add("name", "fault.too_long", "Most", 3).Err())
	if status != http.StatusUnprocessableEntity || rest != nil {
		t.Fatalf("got %d, %v", status, rest)
	}
	name := f.Text("name").Must()
	if name.Value != "<b>礼堂" || !strings.Contains(name.Error, "3") || !name.Required || name.Label == "" {
		t.Errorf("the field: %+v", name)
	}
	if f.Colon() == "" || f.Colon() == "web.colon" {
		t.Errorf("the summary puts %q after a label", f.Colon())
	}
	if f.Problem == "" || len(f.Wrong) != 1 || f.Wrong[0].ID != name.ID {
		t.Errorf("the summary: %q, %+v", f.Problem, f.Wrong)
	}
	access := f.Checks("access", []form.Option{{Value: "lift", Label: "Lift"}, {Value: "captions", Label: "Captions"}})
	if !access.Options[0].Chosen || access.Options[1].Chosen {
		t.Errorf("what was ticked: %+v", access.Options)
	}
	if got := f.Input("password", "name").Value; got != "" {
		t.Errorf("a password is shown again: %q", got)
	}
}

func TestRefusePassesOnWhatIsNotForTheForm(t *testing.T) {
	f := form.New(locale.For(locale.Chinese), "venue", typed{})
	for _, err := range []error{errors.New("defect"), fault.New(fault.NotFound, "fault.not_found"), fault.New(fault.Forbidden, "fault.forbidden")} {
		if _, rest := f.Refuse(err); !errors.Is(rest, err) {
			t.Errorf("%v: got %v", err, rest)
		}
	}
}

func TestBesideShowsBothTextsWhereTheyDiffer(t *testing.T) {
	f := form.New(locale.For(locale.Chinese), "venue", typed{Name: "我写的", Access: []string{"lift"}})
	if status, _ := f.Refuse(fault.New(fault.Stale, "fault.stale")); status != http.StatusConflict {
		t.Errorf("status %d, want 409", status)
	}
	f.Beside(typed{Name: "别人写的", Access: []string{"lift"}})
	if name := f.Text("name"); name.Value != "我写的" || !name.Differs || name.Theirs != "别人写的" {
		t.Errorf("a field that differs: %+v", name)
	}
	if access := f.Checks("access", nil); access.Differs {
		t.Errorf("a field that is alike: %+v", access)
	}
	if !f.Stale {
		t.Error("the form does not know that it is stale")
	}
}

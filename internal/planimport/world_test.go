package planimport_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/planimport"
	"tongxing/internal/planpaper"
	"tongxing/internal/seal"
)

// world is a database with an administrator and a teacher who may begin
// campaigns nowhere.
type world struct {
	t         *testing.T
	db        *database.DB
	campaigns *campaign.Service
	agendas   *agenda.Service
	imports   *planimport.Service
	papers    *planpaper.Service
	admin     account.Actor
	teacher   account.Actor
}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	ring, err := seal.New(seal.Secret())
	must(t, err)
	campaigns := campaign.NewService(db)
	w := &world{t: t, db: db, campaigns: campaigns, agendas: agenda.NewService(campaigns), imports: planimport.NewService(db, campaigns, ring), papers: planpaper.NewService(db, campaigns)}
	w.admin, w.teacher = w.account("林园长", "lin@demo.example", true), w.account("方老师", "fang@demo.example", false)
	return w
}

func (w *world) account(name, email string, administrator bool) account.Actor {
	w.t.Helper()
	made, err := account.NewService(w.db).Add(w.t.Context(), account.NewAccount{Profile: account.Profile{Name: name, SignInNames: account.SignInNames{Email: email}}, Password: "tongxing-demo", Administrator: administrator}, nil)
	must(w.t, err)
	return account.Actor{ID: made.ID, Name: made.Name, Administrator: administrator}
}

// begin imports a document that holds one plan.
func (w *world) begin(text string) planimport.Import {
	w.t.Helper()
	all, err := w.imports.Begin(w.ctx(), w.admin, "方案.txt", []byte(text))
	must(w.t, err)
	if len(all) != 1 {
		w.t.Fatalf("%d plans in\n%s", len(all), text)
	}
	return all[0]
}

func (w *world) ctx() context.Context { return w.t.Context() }

// correct applies corrections one after the other.
func (w *world) correct(i planimport.Import, all ...planimport.Correction) planimport.Import {
	w.t.Helper()
	for _, c := range all {
		after, err := w.imports.Correct(w.ctx(), w.admin, i.ID, i.Version, c)
		if err != nil {
			w.t.Fatalf("%#v: %v", c, err)
		}
		i = after
	}
	return i
}

func (w *world) make(i planimport.Import) campaign.Plan {
	w.t.Helper()
	made, err := w.imports.Make(w.ctx(), w.admin, i.ID, i.Version, "")
	must(w.t, err)
	plan, err := w.campaigns.Plan(w.ctx(), w.admin, made.ID)
	must(w.t, err)
	return plan
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// documents are the first test documents of package plandoc, in the manners
// that plans are mostly written in.
func documents(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, pattern := range []string{"*.txt", "*.md"} {
		names, err := filepath.Glob(filepath.Join("../plandoc/testdata", pattern))
		must(t, err)
		for _, name := range names {
			if filepath.Base(name) >= "33" {
				continue
			}
			data, err := os.ReadFile(name)
			must(t, err)
			all[filepath.Base(name)] = data
		}
	}
	if len(all) < 20 {
		t.Fatalf("only %d documents", len(all))
	}
	return all
}

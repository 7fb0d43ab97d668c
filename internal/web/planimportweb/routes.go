// Package planimportweb is the pages on which a plan document becomes a
// campaign: paste or choose it, see what was understood beside what was
// written, correct it, decide about personal data, and make the campaign, or
// add to one that is there.
//
// The import's page is one region that scripts replace after each step;
// without them every step is a form and a page of its own. An import is its
// author's alone: for everybody else its addresses are not found.
package planimportweb

import (
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/planimport"
	"tongxing/internal/web"
	"tongxing/internal/web/page"
)

// Config is what the pages need.
type Config struct {
	Campaigns *campaign.Service
	Imports   *planimport.Service
}

type handlers struct{ Config }

const base = "/campaigns/import"

// Routes returns the routes of imports.
func Routes(config Config) []web.Route {
	h := &handlers{config}
	const one = base + "/:import"
	return []web.Route{
		web.Get(base, web.SignedIn, h.begin),
		web.Post(base, web.SignedIn, h.read),
		web.Get(one, web.SignedIn, h.show),
		web.Post(one+"/undo", web.SignedIn, h.undo),
		web.Post(one+"/delete", web.SignedIn, h.delete),
		web.Post(one+"/holds", web.SignedIn, h.decide),
		web.Get(one+"/lines/:line", web.SignedIn, h.editLine),
		web.Post(one+"/lines/:line", web.SignedIn, h.markLine),
		web.Get(one+"/parts/new", web.SignedIn, h.newPart),
		web.Post(one+"/parts/new", web.SignedIn, h.addPart),
		web.Get(one+"/parts/:part", web.SignedIn, h.editPart),
		web.Post(one+"/parts/:part", web.SignedIn, h.savePart),
		web.Post(one+"/parts/:part/split", web.SignedIn, h.split),
		web.Post(one+"/parts/:part/drop", web.SignedIn, h.step("import.dropped", func(id string) planimport.Correction { return planimport.Drop{ID: id} })),
		web.Post(one+"/parts/:part/back", web.SignedIn, h.step("import.brought_back", func(id string) planimport.Correction { return planimport.BringBack{ID: id} })),
		web.Post(one+"/parts/:part/merge", web.SignedIn, h.step("import.merged", func(id string) planimport.Correction { return planimport.Merge{ID: id} })),
		web.Post(one+"/parts/:part/up", web.SignedIn, h.step("import.moved", func(id string) planimport.Correction { return planimport.Move{ID: id, To: campaign.Up} })),
		web.Post(one+"/parts/:part/down", web.SignedIn, h.step("import.moved", func(id string) planimport.Correction { return planimport.Move{ID: id, To: campaign.Down} })),
		web.Post(one+"/make", web.SignedIn, h.makeCampaign),
		web.Get(one+"/into/:campaign", web.SignedIn, h.preview),
		web.Post(one+"/into/:campaign", web.SignedIn, h.apply),
	}
}

// place is where an import's pages lie: they remember the campaign into which
// it shall go, where it was begun from one.
type place struct{ id, into string }

func placeOf(c echo.Context) place { return place{c.Param("import"), c.QueryParam("into")} }

// url returns the address of a page of the import; path is "" or begins with a
// slash, fragment is empty or the id of an element.
func (p place) url(path, fragment string, query ...string) string {
	values := url.Values{}
	if p.into != "" {
		values.Set("into", p.into)
	}
	for i := 0; i+1 < len(query); i += 2 {
		values.Set(query[i], query[i+1])
	}
	u := url.URL{Path: base + "/" + p.id + path, RawQuery: values.Encode(), Fragment: fragment}
	return u.String()
}

func (p place) part(id, step string) string { return p.url("/parts/"+id+step, "") }

// intoCampaign returns the campaign that the import is to go into, if that was
// said and the visitor may edit it.
func (h *handlers) intoCampaign(c echo.Context) (*page.Link, error) {
	id := c.QueryParam("into")
	if id == "" {
		return nil, nil
	}
	of, err := h.Campaigns.Find(c.Request().Context(), web.VisitOf(c).Actor, id, account.Edit)
	if err != nil {
		return nil, err
	}
	return &page.Link{Label: of.Title, URL: page.CampaignURL(of.ID, "/plan")}, nil
}

// version reads the version that a form carries; none is 0, which is stale.
func version(typed string) int {
	n, _ := strconv.Atoi(typed)
	return n
}

// partAnchor and lineAnchor are the ids of a part's and a line's elements.
func partAnchor(id string) string { return "part-" + id }
func lineAnchor(no int) string    { return "line-" + strconv.Itoa(no) }

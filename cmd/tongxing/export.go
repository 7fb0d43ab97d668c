package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/fault"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planpaper"
)

type exportCommand struct {
	Campaign string `arg:"" help:"Slug of the campaign."`
	As       string `enum:"ics,runsheet,runsheet-docx,programme,opendata,plan-docx,plan-pdf,plan-txt,plan-md,report-docx,report-pdf,report-txt,xlsx,json" required:"" help:"What to make: ics (calendar), runsheet or programme (PDF), runsheet-docx (the run sheet as Word), opendata (what the public page shows, as JSON), plan-docx, plan-pdf, plan-txt or plan-md (the plan as a document), report-docx, report-pdf or report-txt (what happened), xlsx (agenda, duties and people as a table), json (the plan as plan read prints it)."`
	Output   string `short:"o" required:"" help:"File to write; - is standard output."`
	Session  string `help:"Session of the run sheet, by its id; the campaign's only or next one where it is not given."`
	Role     string `enum:"host,sound,ushers,interpreter,volunteers,guests,families,all," default:"" help:"For whom the run sheet is: host, sound, ushers, interpreter, volunteers, guests, families, or all of these in one document; everybody at work where it is not given."`
	Lang     string `enum:"zh,en," default:"" help:"Language, zh or en; the campaign's own where it is not given."`
	Large    bool   `xor:"size" help:"Large print, for programmes."`
	Pictures bool   `xor:"size" help:"Pictures and few words, for programmes."`
}

// operator is whoever runs commands on the program's machine.
var operator = account.Actor{ID: "operator", Name: "operator", Administrator: true}

// Run writes one outlet of a campaign to a file.
func (c *exportCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	made, err := c.make(ctx, a)
	if err != nil {
		return inWords(err)
	}
	if c.Output == "-" {
		_, err = os.Stdout.Write(made)
		return err
	}
	return os.WriteFile(c.Output, made, 0o600) // it may hold names and telephone numbers
}

func (c *exportCommand) make(ctx context.Context, a *app.App) ([]byte, error) {
	found, err := a.Campaigns.Find(ctx, operator, c.Campaign, account.View)
	if fault.KindOf(err) == fault.NotFound {
		return nil, fmt.Errorf("there is no campaign %q", c.Campaign)
	}
	if err != nil {
		return nil, err
	}
	language, _ := locale.Parse(c.Lang)
	switch c.As {
	case "runsheet", "runsheet-docx":
		paper, err := a.Handouts.RunSheet(ctx, operator, found.ID, handout.Wish{Session: c.Session, Role: c.Role, Language: language, Word: c.As == "runsheet-docx"})
		if err != nil {
			return nil, err
		}
		return paper.Plain.Bytes, nil
	case "plan-docx", "plan-pdf", "plan-txt", "plan-md", "json":
		return c.plan(ctx, a, found.ID)
	case "report-docx", "report-pdf", "report-txt":
		document, err := a.Reports.Document(ctx, operator, found.ID)
		if err != nil {
			return nil, err
		}
		return a.Documents.File(document, write.Format(strings.TrimPrefix(c.As, "report-")))
	case "xlsx":
		_, book, err := a.Plans.Workbook(ctx, operator, found.ID, planpaper.AgendaList, planpaper.DutiesList, planpaper.PeopleList)
		if err != nil {
			return nil, err
		}
		return book.Bytes()
	case "programme":
		size := handout.Normal
		if c.Large {
			size = handout.Large
		}
		if c.Pictures {
			size = handout.Pictures
		}
		paper, err := a.Handouts.ProgrammeForTeam(ctx, operator, found.ID, language, size)
		if err != nil {
			return nil, err
		}
		return paper.Plain.Bytes, nil
	}
	if !found.Public() {
		return nil, fmt.Errorf("%q is not published, so it has no calendar and no open data", c.Campaign)
	}
	if c.As == "opendata" {
		finished, err := a.Programmes.OpenData(ctx, found.Slug)
		if err != nil {
			return nil, err
		}
		return finished.Plain.Bytes, nil
	}
	finished, err := a.Programmes.Feed(ctx, found.Slug, c.Lang, false)
	if err != nil {
		return nil, err
	}
	return finished.Plain.Bytes, nil
}

// plan makes the plan of a campaign, as a document or as plan read prints it
// and import takes it.
func (c *exportCommand) plan(ctx context.Context, a *app.App, campaignID string) ([]byte, error) {
	if c.As == "json" {
		plan, err := a.Plans.Plan(ctx, operator, campaignID)
		if err != nil {
			return nil, err
		}
		return a.Imports.JSON(ctx, operator, campaignID, plan)
	}
	document, err := a.Plans.Document(ctx, operator, campaignID)
	if err != nil {
		return nil, err
	}
	return a.Documents.File(document, write.Format(strings.TrimPrefix(c.As, "plan-")))
}

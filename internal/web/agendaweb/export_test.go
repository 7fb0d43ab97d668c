package agendaweb

import (
	"io"

	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/locale"
	"tongxing/internal/web/page"
)

// Prepared makes the view of an agenda and returns what writes the page of it:
// the template's bare execution.
func Prepared(of campaign.Campaign, sessions []agenda.Session, people []campaign.Person) func(io.Writer) error {
	printer := locale.For(locale.Chinese)
	shared := page.Layout{Printer: printer, Side: page.CampaignSide(printer, of.ID, of.Title, "agenda")}
	view := newAgendaView(printer, shared, agendaData{campaign: of, sessions: sessions, people: people, mayEdit: true})
	return func(w io.Writer) error { return agendaPage.Execute(w, view) }
}

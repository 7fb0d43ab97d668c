package page

import (
	"time"

	"tongxing/internal/civil"
	"tongxing/internal/locale"
)

// Handover shows a link that is shown once, with words to send it by chat.
// The partial "handover" takes it.
type Handover struct {
	*locale.Printer
	URL      string
	Messages []Message
}

// Message is a ready text in one language.
type Message struct {
	ID    string // of the field to copy from
	Label string
	Lang  string // as the html lang attribute
	Text  string
}

// NewHandover returns what hands over url, with the message of the catalogue's
// key in Chinese, and in the reader's language where that is another. args are
// the message's, for each language.
func NewHandover(p *locale.Printer, url, key string, args func(*locale.Printer) []any) Handover {
	h := Handover{Printer: p, URL: url}
	for _, language := range locale.Languages {
		if in := locale.For(language); language == locale.Chinese || language == p.Language() {
			h.Messages = append(h.Messages, Message{
				ID: "message-" + string(language), Label: p.T("web.message_in." + string(language)), Lang: string(language), Text: in.T(key, args(in)...),
			})
		}
	}
	return h
}

// zone is where moments of the installation itself are told: when somebody
// came, until when a link serves. A campaign has a zone of its own.
var zone = time.FixedZone("", 8*60*60)

// Day writes the day of a moment of the installation: 2026年4月20日.
func Day(p *locale.Printer, at civil.Instant) string {
	if at.IsZero() {
		return ""
	}
	return p.Date(civil.DateOf(at.In(zone)))
}

// Deadline writes a moment of the installation with its time: 4月27日 09:00.
func Deadline(p *locale.Printer, at civil.Instant) string { return p.Moment(at, zone) }

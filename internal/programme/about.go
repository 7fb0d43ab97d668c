package programme

import (
	"slices"
	"strconv"

	"tongxing/internal/campaign"
	"tongxing/internal/locale"
	"tongxing/internal/venue"
)

// About returns the public description line by line, for papers and for those
// who listen.
func (p Programme) About() (lines []string) {
	for _, block := range campaign.ParseText(p.Description) {
		for i, line := range block.Lines {
			switch block.Kind {
			case campaign.Bullets:
				line = "· " + line
			case campaign.Numbers:
				line = strconv.Itoa(block.First+i) + ". " + line
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// Kindly returns what everybody who comes may rely on: nobody must go on stage,
// there is a quiet room where one is offered, and one may leave.
func (p Programme) Kindly(words *locale.Printer) []string {
	lines := []string{words.T("programme.kindly.stage")}
	if slices.ContainsFunc(p.Sessions, func(s Session) bool { return s.Access.Has(venue.QuietRoom) }) {
		lines = append(lines, words.T("programme.kindly.quiet_room"))
	}
	return append(lines, words.T("programme.kindly.leave"))
}

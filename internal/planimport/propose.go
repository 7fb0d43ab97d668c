package planimport

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongxing/internal/campaign"
	"tongxing/internal/civil"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
)

// The longest values that a campaign takes, in characters. What is longer
// stays in the words of its section, or is cut where the whole stands there.
const (
	longestTitle   = 120
	longestTheme   = 200
	longestPurpose = 4000
	longestPeriod  = 200
	longestName    = 120
	longestPerson  = 60
	longestPost    = 60
	longestWhat    = 300
	longestItem    = 200
	longestCue     = 500
	longestWords   = 20_000
	longestClosing = 4000
	longestNote    = 4000
)

// proposing is a proposal while it is made of a plan that was read.
type proposing struct {
	Proposal
	plan  plandoc.Plan
	lines []Line
	zh    bool
	apart []apart
}

// propose makes the proposal of a plan that was read from a document with
// these lines.
func propose(plan plandoc.Plan, lines []Line) Proposal {
	p := &proposing{plan: plan, lines: lines}
	p.Format = format
	p.zh = chinese(p.sample())
	p.span()
	p.details()
	p.parts()
	p.committee()
	p.agenda()
	p.sections()
	p.Holds = p.findHolds()
	return p.tidied()
}

// sample is enough of the plan to tell its language.
func (p *proposing) sample() string {
	var b strings.Builder
	b.WriteString(p.plan.Title)
	for _, s := range p.plan.Sections {
		if b.Len() > 3000 {
			break
		}
		b.WriteString(s.Title + clipped(s.Text, 500))
	}
	for _, u := range p.plan.Unplaced {
		if b.Len() > 3000 {
			break
		}
		b.WriteString(clipped(u, 200))
	}
	return b.String()
}

// span finds the first and the last line of the plan.
func (p *proposing) span() {
	see := func(lines ...int) {
		for _, n := range lines {
			if p.First == 0 || n < p.First {
				p.First = n
			}
			p.Final = max(p.Final, n)
		}
	}
	see(p.plan.TitleLines...)
	see(p.plan.UnplacedLines...)
	for _, s := range p.plan.Sections {
		see(s.Lines...)
	}
}

// part returns the next part with these lines.
func (p *Proposal) part(sort Sort, lines plandoc.Lines) Part {
	p.Last++
	return Part{ID: string(sort) + "-" + strconv.Itoa(p.Last), Lines: slices.Clone(lines)}
}

func (p *proposing) words() *locale.Printer {
	if p.zh {
		return locale.For(locale.Chinese)
	}
	return locale.For(locale.English)
}

func (p *proposing) details() {
	d, plan := &p.Details, p.plan
	d.Kind, d.Zone, d.Language = campaign.Kind(plan.Kind), "Asia/Shanghai", string(p.words().Language())
	if !slices.Contains(campaign.Kinds, d.Kind) {
		d.Kind = campaign.Other
	}
	d.Title, d.TitleLines = clipped(strings.TrimRight(oneLine(plan.Title), "：: "), longestTitle), plan.TitleLines
	if plan.Theme != nil && len([]rune(*plan.Theme)) <= longestTheme {
		d.Theme, d.ThemeLines = p.written(oneLine(*plan.Theme), plan.ThemeLines), plan.ThemeLines
	}
	if plan.Purpose != nil && (len(plan.PurposeLines) <= 1 || len([]rune(*plan.Purpose)) <= 600) && len([]rune(*plan.Purpose)) <= longestPurpose {
		d.Purpose, d.PurposeLines = strings.TrimSpace(*plan.Purpose), plan.PurposeLines
	}
	p.period()
	if d.Title == "" || counted.MatchString(d.Title) {
		d.Title = p.untitled()
	}
}

// quoted are the marks around a theme and its full stop, as authors set them.
var quoted = regexp.MustCompile(`^(?:.*[：: ])?([“"「『《]?)(\x00)([。！!]?[”"」』》]?[。！!]?)$`)

// written returns a theme with the quotation marks and the full stop that its
// author set, where it is all that its line says.
func (p *proposing) written(theme string, lines plandoc.Lines) string {
	if len(lines) != 1 {
		return theme
	}
	line := strings.TrimSpace(lineText(p.lines, lines[0]))
	m := quoted.FindStringSubmatch(strings.Replace(line, theme, "\x00", 1))
	if m == nil || (m[1] == "") != (strings.TrimRight(m[3], "。！!") == "") || len([]rune(theme))+4 > longestTheme {
		return theme
	}
	return m[1] + theme + m[3]
}

// counted is a title that only counts a file's plans.
var counted = regexp.MustCompile(`^(方案|篇|第)[0-9一二三四五六七八九十]+[篇章]?$`)

// untitled names a plan that names itself nowhere.
func (p *proposing) untitled() string {
	words := p.words()
	if p.Details.Theme != "" {
		return clipped(words.T("import.untitled.theme", "Theme", plandoc.BareTheme(p.Details.Theme)), longestTitle)
	}
	return words.T("import.untitled.kind", "Kind", words.T("campaign.kind."+string(p.Details.Kind)))
}

func (p *proposing) period() {
	d := &p.Details
	if half := p.plan.HalfPeriod; p.plan.Period == nil && half != nil {
		d.Period, d.PeriodLines = clipped(oneLine(half.Text), longestPeriod), half.Lines
	}
	if p.plan.Period == nil {
		return
	}
	text := oneLine(p.plan.Period.Text)
	d.PeriodLines = p.plan.Period.Lines
	if p.plan.Period.Start != nil {
		d.StartsOn, _ = civil.ParseDate(*p.plan.Period.Start)
	}
	if p.plan.Period.End != nil && !d.StartsOn.IsZero() {
		d.EndsOn, _ = civil.ParseDate(*p.plan.Period.End)
	}
	if !d.EndsOn.IsZero() && d.EndsOn.Before(d.StartsOn) {
		d.EndsOn = civil.Date{}
		d.Period = clipped(text, longestPeriod) // the words say what the dates cannot
		return
	}
	if d.StartsOn.IsZero() || !onlyDates(text) {
		d.Period = clipped(text, longestPeriod)
	}
}

// onlyDates says whether a text is dates and nothing beside them.
func onlyDates(text string) bool {
	return strings.Trim(text, "0123456789年月日号-—–~～至到. /一") == ""
}

// oneLine joins the lines of a value.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// parts fills places, organisers, duties, budget and contacts.
func (p *proposing) parts() {
	for _, name := range p.plan.Places {
		if name = oneLine(name); name != "" && !slices.ContainsFunc(p.Places, func(o Place) bool { return o.Name == name }) {
			p.Places = append(p.Places, Place{Part: p.part(PlacePart, p.plan.PlaceLines), Name: clipped(name, longestName)})
		}
	}
	for _, o := range p.plan.Organisers {
		if name := clipped(oneLine(o.Name), longestName); name != "" {
			p.Organisers = append(p.Organisers, Organiser{Part: p.part(OrganiserPart, o.Lines), Rank: campaign.Rank(o.Role), Name: name})
		}
	}
	for _, d := range p.plan.Duties {
		duty := Duty{Part: p.part(DutyPart, d.Lines), What: oneLine(d.What)}
		if d.Who != nil {
			duty.Who = oneLine(*d.Who)
		}
		if duty.What != "" {
			p.Duties = append(p.Duties, duty)
		}
	}
	for _, c := range p.plan.Budget {
		cents, err := campaign.ParseCents("amount", c.Amount)
		if item := clipped(oneLine(c.Item), longestName); item != "" && err == nil {
			p.Budget = append(p.Budget, Cost{Part: p.part(BudgetLinePart, c.Lines), Item: item, Quantity: 1, UnitPriceCents: cents})
		}
	}
	for _, c := range p.plan.Contacts {
		name := clipped(oneLine(c.Name), longestPerson)
		if name == "" {
			name = p.words().T("import.unnamed_contact")
		}
		p.Contacts = append(p.Contacts, Contact{Part: p.part(ContactPart, c.Lines), Name: name, Phone: clipped(c.Phone, 40)})
	}
}

// committee fills the posts: names are people, what is none is the note.
func (p *proposing) committee() {
	for _, post := range p.plan.Committee {
		made := Post{Part: p.part(PostPart, post.Lines), Title: clipped(oneLine(post.Post), longestPost), People: []string{}}
		var notes []string
		for _, who := range post.People {
			if who = oneLine(who); plandoc.CertainPerson(who) || len(post.People) == 1 && len([]rune(who)) <= 8 {
				made.People = append(made.People, clipped(who, longestPerson))
			} else if who != "" {
				notes = append(notes, who)
			}
		}
		for name, office := range post.Offices {
			if name = oneLine(name); slices.Contains(made.People, name) {
				if made.Offices == nil {
					made.Offices = map[string]string{}
				}
				made.Offices[name] = clipped(oneLine(office), longestName)
			}
		}
		notes = append(notes, p.beside(post)...)
		made.Note = clipped(strings.Join(notes, p.words().T("plandoc.comma")), 200)
		if made.Title != "" {
			p.Posts = append(p.Posts, made)
		}
	}
}

var unfilled = regexp.MustCompile(`^(待定|待补充?|待填|空缺|暂缺|tbc|tbd|tobeconfirmed|x+)$`)

var brackets = regexp.MustCompile(`[（(]([^（()）]+)[)）]`)

// beside returns what stands in brackets behind a post's people and was not
// read: 年级组长（大班高雁、中班凤鸣）.
func (p *proposing) beside(post plandoc.Post) (notes []string) {
	if len(post.Lines) != 1 {
		return nil
	}
	read := core(post.Post + strings.Join(post.People, ""))
	for _, office := range post.Offices {
		read += core(office)
	}
	for _, m := range brackets.FindAllStringSubmatch(lineText(p.lines, post.Lines[0]), -1) {
		if strings.Trim(m[1], "0123456789一二三四五六七八九十") == "" {
			continue // the line's own number
		}
		if word := core(m[1]); word != "" && !strings.HasPrefix(word, "负责") && !unfilled.MatchString(word) && !strings.Contains(read, word) {
			notes = append(notes, oneLine(m[1]))
		}
	}
	return notes
}

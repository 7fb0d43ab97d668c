package plandoc

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// readCommittee reads the posts and who holds them. A certain post (组长) is
// read wherever it stands, the others only where a heading says so.
func (r *reader) readCommittee() {
	held := map[int]bool{} // rows of the tables that are read below
	for i := range r.blocks {
		for _, t := range tables(r.blocks[i].body) {
			for _, row := range t.rows {
				held[row.no] = t.has(colPost) && t.cols != nil && t.holdsPosts(&r.blocks[i])
			}
		}
	}
	listed := false // a post stands above in the same section
	r.each(func(b *block, body []line, i int) {
		l := &body[i]
		if i == 0 {
			listed = b != nil && !b.topics.has(topicDuties) && len(body) <= 40 && opensWithPost(body)
		}
		topics := topic(0)
		if b != nil {
			topics = b.topics
		}
		if l.aside || held[l.no] || len(l.cells) > 2 && topics.has(topicDuties) || topics.has(topicAgenda|topicScript|topicRoster|topicBudget|topicContacts) {
			return
		}
		duties := topics.has(topicDuties) && !topics.has(topicCommittee)
		for _, p := range pieces(l) {
			if p.post == "负责人" && !strings.HasPrefix(strings.TrimLeft(bare(l.text), "活动总"), "负责人") {
				continue // of the task before it: 音响（负责人：）
			}
			crew := slices.Contains(crewPosts, squash(p.post)) && (namesMostly(p.value) || isBlank(p.value))
			if p.post == "" || !(postIndex()[strings.ToLower(p.post)] || crew || listed || topics.has(topicCommittee)) {
				continue
			}
			r.post(p, body, i, duties)
			listed = listed || !duties
		}
		r.appointments(l)
		if topics.has(topicCommittee) && l.short(80) {
			m := arrowed(l.text)
			if m != nil && classify(bare(m[1])).post == "" && len(l.cells) < 2 && len(r.plan.Committee) > 0 && isLatinName(m[2]) && groupPost(bare(m[1])) {
				r.hold(Post{Post: bare(m[1]), People: []string{m[2]}, Lines: l.lines()})
			} else if m != nil && classify(bare(m[1])).post != "" {
				r.post(labelled{post: classify(bare(m[1])).post, value: m[2]}, body, i, duties)
			}
		}
		if topics.has(topicCommittee) || b != nil && b.own == topicAudience && plainLabel(b.title) != "" && slices.Contains(staffHeadings, plainLabel(b.title)) {
			r.group(l, listed)
		}
	})
	r.committeeTables()
}

// opensWithPost reports whether a line opens with a post that is one anywhere.
func opensWithPost(body []line) bool {
	for i := range body {
		if postIndex()[strings.ToLower(pieces(&body[i])[0].post)] {
			return true
		}
	}
	return false
}

// crewPosts are the posts of a team that goes somewhere, wherever it is listed.
var crewPosts = []string{"队长", "副队长", "队员", "领队", "领队老师", "指导老师", "指导教师", "带队老师", "安全员"}

// heldPost is a post by the line that gives it.
type heldPost struct {
	line int
	post string
}

// hold adds one post to the committee, once with the same people.
func (r *reader) hold(p Post) {
	if len(p.People) > 0 && len(r.plan.Committee) <= 200 && slices.ContainsFunc(r.plan.Committee, func(o Post) bool { return o.Post == p.Post && slices.Equal(o.People, p.People) }) {
		return
	}
	if len(r.plan.Committee) >= maxEntries {
		return
	}
	r.plan.Committee = append(r.plan.Committee, p)
	r.posts[heldPost{p.Lines[0], p.Post}] = true
}

// holds reports whether the lines gave the committee this post.
func (r *reader) holds(post string, where Lines) bool { return r.posts[heldPost{where[0], post}] }

// headcount stands after a group of people: 信息部2人.
var headcount = regexp.MustCompile(`(?:若干|[0-9一二三四五六七八九十两]{1,3})[名人位]`)

// post adds one post with the people on its line or, where that is empty, on
// the next ones.
func (r *reader) post(p labelled, body []line, i int, duties bool) {
	l := &body[i]
	where := l.lines()
	if m := parseMarker(l.text); p.value == "" && m.family == famNone && !strings.ContainsAny(l.text, ":：") && len(l.cells) < 2 && !l.bullet && i+1 < len(body) && !namesOnly(body[i+1].text) {
		return // a word on a line by itself
	}
	text := p.value
	if strings.HasPrefix(text, "负责") || strings.Contains(text, "负责") && charged.MatchString(text) {
		return // what the post does
	}
	if duties && !isBlank(text) && !namesOnly(headcount.ReplaceAllString(text, "")) {
		return // who does what, not who holds which post
	}
	if b := brackets(text); duties && len(b) > 0 && strings.HasPrefix(b[0].inner, "负责") {
		return
	}
	parts := []string{text}
	open := text == "" || namesOnly(text)
	for j := i + 1; open && j < len(body) && j <= i+12; j++ {
		next := &body[j]
		if text == "" && next.marker().family != famNone && l.marker().family == famNone && !isPerson(squash(bare(next.text))) {
			break // 成员： left open, then the next group
		}
		if pieces(next)[0].known() || next.rank > 0 || next.bullet != l.bullet && text != "" || runes(next.text) > 60 || strings.ContainsAny(next.text, "。：:") || len(next.cells) > 1 && !(len(next.cells) == 2 && isName(squash(next.cells[0])) && jobOf(next.cells[1]) != "") {
			break
		}
		names := strings.ReplaceAll(bare(next.text), "\t", "  ")
		holders := splitPeople(names)
		withJob := len(holders) == 1 && mayBeName(holders[0]) && holders[0] != squash(names)
		if !withJob && (!namesOnly(names) || p.value != "" && !(next.indent > l.indent && next.marker().family == famNone || isName(holders[0]))) {
			break
		}
		text += "、" + names
		parts = append(parts, names)
		where = append(where, next.lines()...)
	}
	if !strings.ContainsAny(text, "（(") {
		text = strings.TrimRight(text, "）)") // （总负责：贾校长）
	}
	people := splitPeople(strings.TrimRight(text, "。；; "))
	if b := brackets(text); len(people) == 1 && len(b) == 1 && !isPerson(people[0]) && CertainPerson(b[0].inner) {
		people = []string{b[0].inner} // 教科室（柳老师）
	}
	r.hold(Post{Post: p.post, People: append([]string{}, people...), Lines: where, Offices: officesOf(parts, people)})
}

// bare removes the number that opens a line.
func bare(s string) string {
	if m := parseMarker(s); m.family != famNone && m.family != famLenticular {
		return m.rest
	}
	return s
}

// group reads 宣传组：李明、王芳 under a committee's heading as a post too and,
// below a post, any office that names its holder: 舞台监督：贺铮.
func (r *reader) group(l *line, listed bool) {
	if len(l.cells) > 1 || !l.short(80) {
		return
	}
	label, value, ok := cutLabel(bare(l.text))
	if !ok || classify(label).known() || !groupPost(squash(stripBrackets(label))) && !(listed && (runes(label) <= 6 || !han(label) && len(strings.Fields(label)) <= 3) && !isTask(label) && (!isPerson(label) || jobAlone(label))) {
		return
	}
	if postIndex()[squash(strings.TrimRight(value, "：: "))] {
		return // 领导组：组长：
	}
	if people := splitPeople(value); namesOnly(value) && !r.holds(postName(label), l.lines()) {
		r.hold(Post{Post: postName(label), People: people, Lines: l.lines()})
	}
}

// postName is a label as the name of a post, without what blanks set it wide.
func postName(label string) string {
	if label = stripBrackets(label); han(label) {
		return squash(label)
	}
	return strings.TrimSpace(label)
}

// groupPost reports whether a label under a committee's heading names a group
// or an office: 宣传组, 安全员.
func groupPost(label string) bool {
	last, _ := utf8.DecodeLastRuneInString(label)
	if words := strings.Fields(strings.ToLower(label)); len(words) > 0 && slices.Contains([]string{"coordinator", "lead", "manager", "officer", "secretary", "host"}, words[len(words)-1]) {
		return true
	}
	return opensWith(tail(label, 2), []string{"监督", "导演", "总监", "统筹", "经理"}) || strings.HasSuffix(label, "组") || strings.HasSuffix(strings.ToLower(label), "team") || strings.ContainsRune("长员师士官", last) && runes(label) <= 5
}

// committeeTables reads 职务 | 姓名.
func (r *reader) committeeTables() {
	for i := range r.blocks {
		b := &r.blocks[i]
		for _, t := range tables(b.body) {
			if !t.holdsPosts(b) {
				continue
			}
			for _, row := range t.rows {
				post := postName(t.cell(row, colPost, colRole))
				if post == "" {
					continue
				}
				if r.holds(post, row.lines()) {
					continue
				}
				r.hold(Post{Post: post, People: append([]string{}, cellPeople(t.cell(row, colWho))...), Lines: row.lines()})
			}
		}
	}
}

// holdsPosts reports whether a table of a section says who holds which post.
func (t *table) holdsPosts(b *block) bool {
	return (b.topics.has(topicCommittee) || t.listsPosts()) && (t.has(colPost) || t.has(colRole) && t.has(colWho)) && t.has(colWho, colOther)
}

// cellPeople divides the people of a cell. Where 、 parts them, a comma stands
// within one: 柏松、六位朋友，每站开站前一天验收.
func cellPeople(s string) []string {
	pieces := strings.Split(s, "、")
	if len(pieces) < 2 {
		return splitPeople(s)
	}
	var all []string
	for _, piece := range pieces {
		if strings.Contains(piece, "，") && !namesOnly(piece) {
			all = append(all, strings.TrimSpace(piece))
		} else {
			all = append(all, splitPeople(piece)...)
		}
	}
	return all
}

// withoutPosts returns the lines but for the tables that list posts.
func withoutPosts(body []line) []line {
	var rest []line
	held := map[int]bool{}
	for _, t := range tables(body) {
		listed := t.listsPosts()
		for _, row := range t.rows {
			held[row.no] = listed
		}
	}
	for _, l := range body {
		if !held[l.no] {
			rest = append(rest, l)
		}
	}
	return rest
}

// listsPosts reports whether a table says who holds which post, whatever its
// heading: 角色 | 姓名.
func (t *table) listsPosts() bool {
	if !t.has(colPost, colRole) || !t.has(colWho) || t.has(colTask, colItem, colTime) {
		return false
	}
	n := 0
	for _, row := range t.rows {
		if classify(t.cell(row, colPost, colRole)).post != "" {
			n++
		}
	}
	return n > 0 && n*2 >= len(t.rows)
}

var (
	// fills reads 总指挥由校长鲁卫民担任 and 成员为各处室负责人.
	fills = regexp.MustCompile(`^(?:其中)?(?:由)?(\p{Han}{2,6}?)(?:由|为|是)([^由]{2,60}?)(?:担任|兼任|同志担任|同志兼任)?$`)
	// takesPost reads 由园长甘霖任组长.
	takesPost = regexp.MustCompile(`^(?:其中)?由?([^由]{2,60}?)(?:同志)?(?:担任|兼任|任)(\p{Han}{2,6})$`)
	// makeUp reads 各科室负责人为成员.
	makeUp = regexp.MustCompile(`^(?:其中)?([^由为]{2,60}?)(?:为|作为)(成员|组员|委员)$`)
)

// appointments reads the posts that a sentence fills.
func (r *reader) appointments(l *line) {
	if len(l.cells) > 1 || len(l.text) > maxMarked || !strings.Contains(l.text, "由") && !strings.Contains(l.text, "员为") && !strings.Contains(l.text, "长为") {
		return
	}
	for _, clause := range strings.FieldsFunc(bare(l.text), func(c rune) bool { return strings.ContainsRune("，；。,;", c) }) {
		post, who := "", ""
		if m := takesPost.FindStringSubmatch(clause); m != nil {
			post, who = m[2], m[1]
		} else if m := makeUp.FindStringSubmatch(clause); m != nil {
			post, who = m[2], m[1]
		} else if m := fills.FindStringSubmatch(clause); m != nil {
			post, who = m[1], m[2]
		}
		if post == "" || !postIndex()[post] {
			continue
		}
		people, offices := splitPeople(who), map[string]string{}
		for i, p := range people {
			if people[i] = withoutJob(p); people[i] != p {
				offices[people[i]] = strings.TrimSuffix(p, people[i])
			}
		}
		r.hold(Post{Post: post, People: append([]string{}, people...), Lines: l.lines(), Offices: offices})
	}
}

// withoutJob drops the office before the name of its holder: 工会主席冯建.
func withoutJob(s string) string {
	for _, n := range []int{3, 2} {
		if name := tail(s, n); name != s && (isName(name) || mayBeName(name)) && jobOf(strings.TrimSuffix(s, name)) != "" {
			return name
		}
	}
	return s
}

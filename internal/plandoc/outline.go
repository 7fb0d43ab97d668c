package plandoc

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// block is a section while it is being read.
type block struct {
	level  int
	number string
	title  string
	head   line
	body   []line   // the run-in text first, where the heading has one
	own    topic    // what its title announces
	topics topic    // the same or, where it announces nothing, what the sections around it list
	label  labelled // its title in the vocabulary of labels
	parent int      // index of the block above, -1 for none
}

// where names the section in a finding: 四、组织机构.
func (b *block) where() string {
	switch {
	case b.number == "":
		return b.title
	case strings.HasPrefix(b.number, "第") || !han(b.title):
		return b.number + " " + b.title
	}
	return b.number + "、" + b.title
}

// outliner finds the headings, rank by rank from the outside in.
type outliner struct {
	blocks []block
	front  []line // before the first heading
}

// topics returns what block i announces, its own words first, then those of
// the sections around it.
func (o *outliner) topics(i int) topic {
	if i < 0 {
		return 0
	}
	return o.blocks[i].topics
}

// maxRanks bounds how deep headings nest.
const maxRanks = 8

// region reads the headings of one rank among the lines and recurses below
// them. used are the families that higher ranks have taken.
func (o *outliner) region(lines []line, parent, level int, used []family) {
	pick := func(lines []line) ([]head, family) { return o.pick(lines, parent, level, used) }
	heads, fam := pick(lines)
	if level == 1 && (len(heads) == 0 || lines[heads[0].at].rank == 0) {
		heads, fam = withAnnexes(lines, pick)
	}
	if len(heads) == 0 || level > maxRanks {
		o.put(lines, parent)
		return
	}
	o.put(lines[:heads[0].at], parent)
	for i, h := range heads {
		end := len(lines)
		if i+1 < len(heads) {
			end = heads[i+1].at
		}
		l := lines[h.at]
		b := block{level: level, number: h.number, title: strings.TrimRightFunc(h.title, endsHeading), head: l, parent: parent, own: topicOf(h.title), label: classify(h.title)}
		if parent >= 0 && b.own.has(^topicCommittee) && o.blocks[parent].topics.has(topicDuties) && namesGroup(b.title) {
			b.own = 0 // 宣传组 below 分工 is who acts, not what is announced
		}
		b.topics = b.own
		if b.title == "" {
			b.title = l.text
		}
		if han(b.title) && labelTopic(b.title) != 0 {
			b.title = squash(b.title) // 时　间
		}
		if b.topics == 0 && parent >= 0 {
			b.topics = o.blocks[parent].topics & topicList
		}
		if h.inline != "" {
			b.body = []line{{no: l.no, text: h.inline}}
		}
		o.blocks = append(o.blocks, b)
		for _, more := range lines[h.at+1 : h.at+1+h.span] {
			b.head.more = append(b.head.more, more.lines()...)
		}
		o.region(lines[h.at+1+h.span:end], len(o.blocks)-1, level+1, append(slices.Clone(used), fam))
	}
}

// namesGroup reports whether a heading is no more than the name of a group.
func namesGroup(title string) bool {
	last, _ := utf8.DecodeLastRuneInString(stripBrackets(title))
	return strings.ContainsRune("组科部处室局队", last) && runes(title) <= 12 && labelTopic(title) == 0 && isWho(title)
}

// endsHeading are the marks that close a heading without being part of it.
func endsHeading(r rune) bool {
	return strings.ContainsRune(" 　。.:：；;，,", r) || isSymbolBullet(r)
}

func (o *outliner) put(lines []line, parent int) {
	if parent < 0 {
		o.front = append(o.front, lines...)
		return
	}
	o.blocks[parent].body = append(o.blocks[parent].body, lines...)
}

// belowFamilies are tried below the top rank, in the order they occur.
var belowFamilies = []family{famHan, famHanParen, famDun, famDot, famDecimal, famDecimalDeep, famRight, famParen, famCircled, famRoman, famLetter, famLenticular, famQuestion}

// pick chooses the family of headings that divides the region.
func (o *outliner) pick(lines []line, parent, level int, used []family) ([]head, family) {
	if len(lines) == 0 {
		return nil, famNone
	}
	if heads := pickRanked(lines); heads != nil {
		return heads, famNone
	}
	topics := o.topics(parent)
	for _, fam := range []family{famChapter, famArticle} {
		if heads := pickGroup(lines, fam, 0); heads != nil && !(level == 1 && len(pickTop(lines[:heads[0].at], famHan)) > 1) {
			return heads, fam // and not the parts of 九、流程
		}
	}
	if level == 1 || !topics.has(topicList) && !slices.Contains(used, famHan) {
		if heads := pickTop(lines, famHan); heads != nil && !listBelowLabel(lines, heads) && !(level == 1 && labelsAbove(lines, heads)) {
			if above := pickTop(lines, famHanParen); level == 1 && encloses(above, heads) {
				return above, famHanParen
			}
			return heads, famHan
		}
	}
	if level == 1 {
		return o.pickRoot(lines)
	}
	for _, fam := range inOrder(lines, used) {
		if heads := pickGroup(lines, fam, topics); heads != nil {
			return heads, fam
		}
	}
	return nil, famNone
}

// encloses reports whether headings count （一）…（十） through a region in which
// other headings, 一、二、三, stand below one of them.
func encloses(outer, inner []head) bool {
	if len(outer) < 4 || outer[0].value != 1 || outer[0].at > inner[0].at || outer[len(outer)-1].at < inner[len(inner)-1].at {
		return false
	}
	for i := range outer {
		if outer[i].value != i+1 {
			return false
		}
	}
	return true
}

// listBelowLabel reports whether the numbered lines are the entries of a list
// that a label such as 议程： opens, and not the headings of the document.
func listBelowLabel(lines []line, heads []head) bool {
	at := heads[0].at - 1
	if at < 0 {
		return false
	}
	sh, title, _ := shapeOf(clip(lines[at].text, 60))
	if sh != shapeLabelEmpty && sh != shapeBare || !labelTopic(title).has(topicList|topicDemands|topicContent) || lines[at].marker().family != famNone {
		return false
	}
	known := 0
	for _, h := range heads {
		if labelTopic(h.title) != 0 {
			known++
		}
	}
	return known*3 < len(heads)
}

// labelsAbove reports whether the headings stand within the last of many labels
// that divide the document: 主办单位： 活动主题： … 活动流程： / 一、 二、.
func labelsAbove(lines []line, heads []head) bool {
	if heads[0].at == 0 || len(heads) > 4 {
		return false
	}
	labels := 0
	for _, h := range pickBare(lines[:heads[0].at]) {
		if announces(h.title) {
			labels++
		}
	}
	sh, title, _ := shapeOf(clip(lines[heads[0].at-1].text, 60))
	return labels >= 4 && (sh == shapeLabelEmpty || sh == shapeBare) && labelTopic(title).has(topicList)
}

// pickRoot chooses the top rank of a document that does not count 一、二、三:
// the family in which most lines say a known label.
func (o *outliner) pickRoot(lines []line) ([]head, family) {
	var best []head
	bestKnown, bestFamily := 1, famNone
	for _, fam := range inOrder(lines, nil) {
		heads := pickTop(lines, fam)
		known := 0
		for _, h := range heads {
			if announces(h.title) && classify(h.title).post == "" {
				known++
			}
		}
		if best == nil && known > bestKnown && known*3 >= len(heads) || known > 2*bestKnown && known > len(best) && fam != famDecimal && fam != famDecimalDeep {
			best, bestKnown, bestFamily = heads, known, fam
		}
	}
	best = followedBy(lines, best)
	bare := pickBare(lines)
	if bestFamily == famLenticular || bestFamily == famSymbol {
		best = mergeHeads(best, slices.DeleteFunc(bare, func(h head) bool { return !announces(h.title) }))
		bare = nil
	}
	if len(bare) > 0 && (best == nil || bare[0].at < best[0].at && (len(bare) > len(best) || len(bare) > 2 && restarts(best))) {
		return bare, famNone
	}
	if best != nil {
		return best, bestFamily
	}
	for _, fam := range inOrder(lines, nil) {
		if fam == famHanParen || fam == famDecimal || fam == famDecimalDeep {
			if heads := pickGroup(lines, fam, 0); heads != nil {
				return heads, fam
			}
		}
	}
	return pickLabelled(lines), famNone
}

// restarts reports whether numbers begin anew again and again, as those of
// lists below headings without numbers do.
func restarts(heads []head) bool {
	n := 0
	for _, h := range heads {
		if h.value == 1 {
			n++
		}
	}
	return n > 2
}

// followedBy adds the headings in another mark that go on where the first
// ones, each with its value on the line (○ 时间　…), have ended.
func followedBy(lines []line, heads []head) []head {
	if len(heads) == 0 || slices.ContainsFunc(heads, func(h head) bool { return h.inline == "" }) {
		return heads
	}
	from := heads[len(heads)-1].at + 1
	for _, fam := range inOrder(lines[from:], nil) {
		more := pickTop(lines[from:], fam)
		known := 0
		for i := range more {
			more[i].at += from
			if announces(more[i].title) && classify(more[i].title).role == "" {
				known++
			}
		}
		if known > 1 && known*3 >= len(more)*2 {
			return append(slices.Clone(heads), more...)
		}
	}
	return heads
}

// mergeHeads joins two lists of headings of one region in the order of lines.
func mergeHeads(a, b []head) []head {
	out := append(slices.Clone(a), b...)
	slices.SortFunc(out, func(x, y head) int { return x.at - y.at })
	return slices.CompactFunc(out, func(x, y head) bool { return x.at == y.at })
}

// announces reports whether words are short enough to be a heading that says
// what stands below it.
func announces(title string) bool {
	return topicOf(title) != 0 && (runes(title) <= 12 || !han(title) || labelTopic(title) != 0 || partTopics(title) != 0)
}

// inOrder lists the unused families of a region as they first occur.
func inOrder(lines []line, used []family) []family {
	var out []family
	for i := range lines {
		fam := lines[i].marker().family
		if (fam >= famSymbol || slices.Contains(belowFamilies, fam)) && !slices.Contains(used, fam) && !slices.Contains(out, fam) {
			out = append(out, fam)
		}
	}
	return out
}

// pickRanked returns the headings that Markdown or Word marks with the highest
// rank present, with plain lines that go on in the same numbering.
func pickRanked(lines []line) []head {
	top := 0
	for i := range lines {
		if r := lines[i].rank; r > 0 && (top == 0 || r < top) {
			top = r
		}
	}
	if top == 0 {
		return nil
	}
	fam, ranked := famNone, 0
	for i := range lines {
		if lines[i].rank == top {
			if m := parseMarker(lines[i].text); m.family == famHan || m.family == famHanParen {
				fam = m.family
			}
			ranked++
		}
	}
	var out []head
	for i := range lines {
		l := &lines[i]
		m := parseMarker(l.text)
		if l.rank != top && (fam == famNone || m.family != fam || l.rank > 0 || !l.short(30) || ranked < 2) {
			continue
		}
		h := head{at: i, number: m.number, title: m.rest, value: m.value}
		if m.family == famLenticular {
			_, h.title, h.inline = lenticular(m.rest)
		} else if sh, title, inline := shapeOf(m.rest); (sh == shapeLabelled && labelTopic(title) != 0 || sh == shapeRunIn && runes(inline) > 12) && inline != "" {
			h.title, h.inline = title, inline
		}
		if h.title == "" {
			h.title = l.text
		}
		out = append(out, h)
	}
	return out
}

// outline divides the lines of a plan into what stands before the first
// heading and the sections.
func outline(lines []line) (front []line, blocks []block) {
	o := &outliner{}
	o.region(lines, -1, 1, nil)
	for i := range lines {
		lines[i].memo().worded = nil // of no use beyond the outline
	}
	rankLevels(o.blocks)
	return o.front, o.blocks
}

// rankLevels gives headings that Markdown or Word ranks the level of that rank
// among those in use, even where one was left out above them.
func rankLevels(blocks []block) {
	var ranks []int
	for _, b := range blocks {
		if b.head.rank > 0 && !slices.Contains(ranks, b.head.rank) {
			ranks = append(ranks, b.head.rank)
		}
	}
	slices.Sort(ranks)
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.head.rank > 0:
			b.level = slices.Index(ranks, b.head.rank) + 1
		case b.parent >= 0 && len(ranks) > 0:
			b.level = blocks[b.parent].level + 1
		}
	}
}

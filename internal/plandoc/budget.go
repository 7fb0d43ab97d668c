package plandoc

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

const money = `(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`

var (
	priced   = regexp.MustCompile(`(?:[¥￥£$€]|RMB|GBP)[ ]*` + money + `|` + money + `[ ]*(万元|万|元|块|圆|pounds?|yuan|RMB)`)
	sumWord  = regexp.MustCompile(`^(?i:合计|总计|共计|总额|总预算|总费用|共|预算总额|经费合计|总共|费用合计|total|in all|grand total|sum|小计|subtotal|altogether|all in all)`)
	equalSum = regexp.MustCompile(`[=＝][ ]*` + money)
	numeral  = regexp.MustCompile(`^[¥￥£$€约]*[ ]*` + money + `[ ]*(?:万元|元)?[^\d]*$`)
	itemTail = regexp.MustCompile(`[ 　:：,，(（\-—–·….约共计预算需为费用=＝×xX*]+$`)
	quantity = regexp.MustCompile(`[ 　:：,，(（]*(?:约|每|共)?[ ]*\d+(?:\.\d+)?[ ]*(?:[个份本件套块张瓶箱盒条支把双袋包辆次人场天米副束面台桶组名册]|元[/／]).*$`)
)

// pricedPieces are items with their prices within a sentence: 展板1200元，茶点800元.
var pricedPieces = regexp.MustCompile(`(?:^|[，、,；;：:])(?:其中)?([\p{Han}]{2,12}?)(?:费)?(?:约|共|计)?(\d[\d,]*(?:\.\d+)?(?:万元|元))`)

// costSentence reads a sentence outside the sections about money that says
// what things cost: 预算：展板1200元，资料印刷600元.
func (r *reader) costSentence(l *line) {
	for _, word := range []string{"预算", "经费"} {
		at := strings.Index(l.text, word)
		if at < 0 {
			continue
		}
		sentence, _, _ := strings.Cut(l.text[at+len(word):], "。")
		if found := pricedPieces.FindAllStringSubmatch(sentence, 40); len(found) > 1 {
			for _, m := range found {
				r.cost(m[1], m[2], l.lines())
			}
			return
		}
	}
}

// readBudget reads the items of the sections about money or, where there is
// none, of the sentences that tell it.
func (r *reader) readBudget() {
	r.costSections()
	if len(r.plan.Budget) > 0 {
		return
	}
	r.each(func(b *block, body []line, i int) {
		if l := &body[i]; (b == nil || !b.topics.has(topicAgenda|topicScript|topicRoster)) && len(l.cells) < 2 && len(l.text) <= maxMarked && strings.Contains(l.text, "元") {
			r.costSentence(l)
		}
	})
}

func (r *reader) costSections() {
	for i := range r.blocks {
		b := &r.blocks[i]
		if !b.topics.has(topicBudget) {
			r.pricedTables(b)
			continue
		}
		inTable := map[int]bool{}
		for _, t := range tables(b.body) {
			if t.cols == nil {
				continue
			}
			for _, row := range t.rows {
				inTable[row.no] = true
				r.costRow(&t, row)
			}
		}
		for _, l := range b.body {
			if inTable[l.no] || l.aside || len(l.text) > maxMarked || header(l.cells) != nil {
				continue
			}
			if len(l.cells) > 1 {
				r.looseCost(l)
				continue
			}
			r.costLine(bare(l.text), l.lines())
		}
	}
}

// pricedTables reads the tables of a section with another heading, 经费保障,
// whose columns are those of a budget.
func (r *reader) pricedTables(b *block) {
	if b.topics.has(topicAgenda | topicScript | topicRoster) {
		return
	}
	for _, t := range tables(b.body) {
		if t.has(colPrice) && t.has(colAmount) && t.has(colItem) {
			for _, row := range t.rows {
				r.costRow(&t, row)
			}
		}
	}
}

func (r *reader) costRow(t *table, row line) {
	item := t.cell(row, colItem, colTask, colOther)
	amount := t.cell(row, colAmount)
	if amount == "" && !t.has(colAmount) {
		amount = t.cell(row, colPrice)
	}
	r.cost(item, amount, row.lines())
}

// looseCost reads a row without header: the first cell names, the last with a
// figure says how much.
func (r *reader) looseCost(l line) {
	cells := l.cells
	if n, ok := parseNumber(strings.Trim(cells[0], ".、 ")); ok && n < 100 && len(cells) > 2 {
		cells = cells[1:]
	}
	for i := len(cells) - 1; i > 0; i-- {
		if numeral.MatchString(cells[i]) {
			r.cost(cells[0], cells[i], l.lines())
			return
		}
	}
}

func (r *reader) cost(item, amount string, where Lines) {
	item = strings.Trim(item, " 　:：,，、")
	if m := equalSum.FindAllStringSubmatch(amount, -1); m != nil {
		amount = m[len(m)-1][1]
	} else if m := priced.FindAllString(amount, -1); m != nil {
		amount = m[len(m)-1]
	}
	m := numeral.FindStringSubmatch(strings.TrimSpace(amount))
	if item == "" || m == nil || sumWord.MatchString(item) {
		return
	}
	r.plan.Budget = append(r.plan.Budget, Cost{Item: item, Amount: plainAmount(m[1], strings.Contains(amount, "万")), Lines: where})
}

func plainAmount(figures string, tenThousands bool) string {
	figures = strings.NewReplacer(",", "", "，", "").Replace(figures)
	if !tenThousands {
		return figures
	}
	n, err := strconv.ParseFloat(figures, 64)
	if err != nil {
		return figures
	}
	return strconv.FormatFloat(n*10000, 'f', -1, 64)
}

// pricedBehind is an item with nothing but its price in brackets: 毛巾（12元）.
var pricedBehind = regexp.MustCompile(`(\p{Han})[（(](?:约|共)?(\d+(?:\.\d+)?元)[)）]`)

// costLine reads the costs that a line of text lists.
func (r *reader) costLine(text string, where Lines) {
	if strings.Contains(text, "元)") || strings.Contains(text, "元）") {
		text = pricedBehind.ReplaceAllString(text, "$1$2")
	}
	for _, p := range strings.FieldsFunc(splitSums(text), func(c rune) bool { return c == '\n' }) {
		p = strings.TrimSpace(bare(strings.TrimSpace(p)))
		if p == "" || sumWord.MatchString(p) || figures(p) >= 10 && telephone.MatchString(p) {
			continue
		}
		if outside := stripBrackets(p); priced.MatchString(outside) {
			p = outside // 小礼物360元（12份×30元）
		}
		at, amount, big := -1, "", false
		if m := equalSum.FindAllStringSubmatchIndex(p, -1); m != nil {
			last := m[len(m)-1]
			at, amount, big = last[0], p[last[2]:last[3]], strings.HasPrefix(p[last[1]:], "万")
		} else if m := priced.FindAllStringSubmatchIndex(p, -1); m != nil {
			last := m[len(m)-1]
			if at = last[0]; last[2] >= 0 {
				amount = p[last[2]:last[3]]
			} else {
				amount, big = p[last[4]:last[5]], strings.HasPrefix(p[last[6]:last[7]], "万")
			}
			if len(m) > 1 {
				at = m[0][0]
			}
		} else if label, value, ok := cutLabel(p); ok && numeral.MatchString(value) {
			r.cost(label, value, where)
			continue
		} else if f := strings.Fields(p); len(f) >= 2 && numeral.MatchString(f[len(f)-1]) && r.chinese {
			r.cost(costItem(strings.TrimSuffix(p, f[len(f)-1])), f[len(f)-1], where)
			continue
		} else {
			continue
		}
		if item := costItem(p[:at]); item != "" && runes(item) <= 30 && !sumWord.MatchString(item) {
			r.plan.Budget = append(r.plan.Budget, Cost{Item: item, Amount: plainAmount(amount, big), Lines: where})
		}
	}
}

// splitSums puts each cost of a list on a line of its own, keeping the commas
// within figures and brackets.
func splitSums(s string) string {
	var b strings.Builder
	depth, start := 0, 0
	runesOf := []rune(s)
	for i, c := range runesOf {
		switch {
		case c == '(' || c == '（':
			depth++
		case c == ')' || c == '）':
			depth = max(0, depth-1)
		case depth == 0 && (c == '；' || c == ';' || c == '。' || (c == '，' || c == ',' || c == '、') && i > 0 && endsAmount(runesOf, i) && !sumsItem(runesOf[start:i], runesOf[i+1:])):
			c, start = '\n', i
		}
		b.WriteRune(c)
	}
	return b.String()
}

// endsAmount reports whether the comma at i stands behind an amount, with or
// without its unit: 场地600，速录300.
func endsAmount(s []rune, i int) bool {
	if open := slices.Index(s[:i], '（'); s[i-1] == '）' && open > 0 { // 小礼物360元（12份×30元），…
		for at := open; at < i; at++ {
			if s[at] == '（' {
				open = at
			}
		}
		return strings.ContainsRune("元块万", s[open-1])
	}
	return strings.ContainsRune("元块万", s[i-1]) || isFigure(s[i-1]) && i+1 < len(s) && unicode.Is(unicode.Han, s[i+1])
}

// sumsItem reports whether the amount after a comma sums up the item before it
// (每本15元，共600元) rather than opening another one.
func sumsItem(before, after []rune) bool {
	if len(after) == 0 {
		return false
	}
	switch after[0] {
	case '计', '小':
		return after[0] == '计' || len(after) > 1 && after[1] == '计'
	case '共', '合':
		return strings.ContainsAny(string(before), "每×xX*@/")
	}
	return false
}

// costItem cleans the words before an amount: quantities, prices and
// punctuation at their end go.
func costItem(s string) string {
	s = strings.TrimSpace(s)
	if label, value, ok := cutLabel(s); ok && value != "" && (strings.HasSuffix(label, "列支") || topicOf(label).has(topicBudget)) {
		s = value // 由活动经费列支：物料
	}
	if label, value, ok := cutLabel(s); ok && value == "" || ok && quantity.MatchString(" "+value) {
		return strings.TrimSpace(label)
	}
	s = itemTail.ReplaceAllString(s, "")
	if cut := quantity.FindStringIndex(s); cut != nil && cut[0] > 0 {
		s = s[:cut[0]]
	}
	return strings.TrimSpace(itemTail.ReplaceAllString(s, ""))
}

// Package plandoc reads plan documents (方案) as people write them and says
// what stands in them: title, theme, time, places, organisers, committee,
// duties, agenda, budget, contacts, every section, and what a plan check
// finds missing.
//
// Reading goes through stages, each in files of its own:
//
//	decode       bytes → text (decode.go) or Word paragraphs (docx*.go)
//	lines        text → numbered lines, table rows, bullets (line.go, chat.go, table.go,
//	             enumeration.go: lists and forms within lines; memo.go: heads of memos)
//	split        one file → its plans, 篇1 … 篇5 (split.go)
//	outline      lines → title, signature and headings with their bodies
//	             (title.go, signature.go, marker.go, heading.go, outline.go, annex.go)
//	values       labels and headings → topics and values (topic.go, label.go,
//	             value.go, period.go, place.go)
//	parts        organisers.go, committee.go with office.go, duties.go (duty_list.go reads
//	             lists, duty_pair.go lines, duty_clause.go sentences, charges.go sections
//	             that announce none), agenda*.go, phase.go and cue.go, budget.go,
//	             contacts.go, kind.go; people.go, date.go and clock.go serve them
//	findings     the plan check (findings.go)
//
// Apart from these, sealed.go finds what a plan should not carry about: the
// numbers of persons and the names of children in lists.
//
// The rules are plain code; the vocabulary they use stands in the words_*.go
// tables, so a new synonym is one more entry there; lexicon.go finds them in
// one walk over a text. Nothing is guessed by a model and nothing leaves the
// process.
//
// Invariants: every line with a letter, figure or ideograph in it ends in a
// section's heading or text, in the title, or in Unplaced; the time taken
// grows linearly with the input, and no list is longer than maxEntries; hostile
// input gives a fault with one of the keys in errors.go, never a panic.
// Full-width figures and letters are read as plain ones, control characters
// are dropped. Of a .docx the body is read with its text boxes and notes, as
// it stands once all tracked changes are accepted; headers, footers and
// comments are not part of the plan.
package plandoc

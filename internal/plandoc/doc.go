// Package plandoc reads plan documents (方案) as people write them and says
// what stands in them: title, theme, time, places, organisers, committee,
// duties, agenda, budget, contacts, every section, and what a plan check
// finds missing.
//
// Reading goes through stages, each in files of its own:
//
//	decode       bytes → text (decode.go) or Word paragraphs (docx*.go)
//	lines        text → numbered lines, table rows, bullets (line.go, chat.go, table.go)
//	split        one file → its plans, 篇1 … 篇5 (split.go)
//	outline      lines → headings with levels and their bodies (marker.go, heading.go, outline.go)
//	values       labels and headings → topics and values (topic.go, label.go)
//	parts        organisers.go, committee.go, duties.go, agenda*.go, budget.go, contacts.go, period.go
//	findings     the plan check (findings.go)
//
// The rules are plain code; the vocabulary they use stands in the words_*.go
// tables, so a new synonym is one more entry there. Nothing is guessed by a
// model and nothing leaves the process.
//
// Invariants: every line with a letter, figure or ideograph in it ends in a
// section's heading or text, in the title, or in Unplaced; the time taken
// grows linearly with the input; hostile input gives a fault with one of the keys in errors.go, never a panic.
// Full-width figures and letters are read as plain ones, control characters
// are dropped.
package plandoc

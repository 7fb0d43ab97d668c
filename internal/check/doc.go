// Package check is the plan check (方案体检): what an experienced organiser
// would ask when reading a plan, each question once, for plans that people
// make here and for plans that were read from a document.
//
// Words: a Plan holds plain facts, each with a Ref to the record that it was
// taken from; a rule is one row of the table in rules.go; a Finding is what a
// rule notices, with the record and the field that mend it; its gravity says
// how much hangs on it, its subject what it is about.
//
// Invariants: rules are pure, read nothing but the Plan and keep silent where
// their premise is not plainly met, since a false alarm costs more trust than
// a question not asked. What a filler does not know stays at its zero value.
// Nothing is said of what is over or cancelled. The same plan gives the same
// findings in the same order, the gravest first.
//
// Files: plan.go are the facts, finding.go what comes out, rules.go the table;
// the rules stand by subject in basics.go, people.go, items.go, access.go,
// stamina.go, clash.go, children.go, safety.go, giving.go, wording.go and
// days.go; words.go finds words in either language, holidays.go alone knows
// the year's holidays.
package check

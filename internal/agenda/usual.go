package agenda

// usualMinutes are lengths to start from, as such days are usually planned.
// They are the house's own experience, not a rule; people correct them.
var usualMinutes = map[Kind]struct{ adults, children int }{
	Call:         {20, 20},
	Arrival:      {15, 15},
	Opening:      {2, 2},
	Anthem:       {2, 2}, // the March of the Volunteers takes 46 seconds; the rest is rising and sitting
	Introduction: {4, 3},
	Speech:       {6, 3},
	Gift:         {12, 8},
	Performance:  {5, 4},
	Video:        {5, 3},
	Interaction:  {10, 10},
	Oath:         {3, 3},
	Award:        {10, 6},
	Photo:        {5, 5},
	Break:        {10, 10},
	Closing:      {3, 2},
	Departure:    {10, 10},
	Other:        {5, 5},
}

// Usual returns the usual length of an item of that kind before people of that
// age; little ones sit and listen for less time.
func Usual(kind Kind, age AgeGroup) Length {
	usual, known := usualMinutes[kind]
	if !known {
		usual = usualMinutes[Other]
	}
	if age == Toddler || age == Preschool || age == Primary {
		return LengthOf(60 * usual.children)
	}
	return LengthOf(60 * usual.adults)
}

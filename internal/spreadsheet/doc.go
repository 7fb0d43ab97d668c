// Package spreadsheet writes and reads .xlsx files (ISO/IEC 29500-1,
// SpreadsheetML), as far as lists of a campaign need it.
//
// Words: a Book is a file of Sheets; a Sheet has one row of heads above its
// rows; what is read is a Table, every cell as the words that its reader sees.
//
// Invariants: the same Book gives the same bytes; a written text is never a
// formula, whatever it begins with; reading takes bounded memory, evaluates
// nothing and answers rubbish with a fault.
package spreadsheet

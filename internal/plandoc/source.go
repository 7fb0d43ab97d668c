package plandoc

// SourceLine is a line of a document that is not blank, without its markup.
// No is the number by which Lines refer to it.
type SourceLine struct {
	No   int    `json:"no"`
	Text string `json:"text"`
}

// Source returns the lines of a document, for showing it beside what Read
// found in it. The faults are those of Read.
func Source(data []byte) ([]SourceLine, error) {
	if len(data) > MaxBytes {
		return nil, tooLarge()
	}
	lines, err := readLines(data)
	if err != nil {
		return nil, err
	}
	if len(lines) > maxLines {
		return nil, tooLarge()
	}
	out := make([]SourceLine, len(lines))
	for i := range lines {
		out[i] = SourceLine{lines[i].no, lines[i].source()}
	}
	return out, nil
}

package handout_test

import (
	"bytes"
	"os"
	"testing"

	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/database/databasetest"
	"tongxing/internal/handout"
)

func TestLook(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB, clock *civil.SetClock) {
		s := newStage(t, db, clock)
		p := s.sheet(handout.Wish{})
		os.WriteFile("/tmp/tx/handout/1.pdf", p.Plain.Bytes, 0o600)
		t.Log(text(t, p.Plain.Bytes))
		_ = bytes.Equal
	})
}

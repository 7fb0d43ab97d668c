package planimport

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/campaign"
	"tongxing/internal/database"
	"tongxing/internal/fault"
	"tongxing/internal/seal"
)

const (
	keptFor    = KeptDays * 24 * time.Hour
	maxWaiting = 60 // imports of one account
)

// Service is what people do with imports. It is safe for concurrent use. A
// method's faults include NotFound for an import of anybody else, and Unready
// where the installation has no secret to seal with.
type Service struct {
	db        *database.DB
	campaigns *campaign.Service
	ring      seal.Ring
}

// NewService returns a service that keeps imports in db, sealed by ring, and
// makes campaigns.
func NewService(db *database.DB, campaigns *campaign.Service, ring seal.Ring) *Service {
	return &Service{db, campaigns, ring}
}

// content is what a file row holds.
type content struct {
	Name  string `json:"name"`
	Lines []Line `json:"lines"`
}

// Begin reads a document and keeps its plans as imports, in order. Faults:
// those of plandoc.Read; Conflict where too many imports wait already.
func (s *Service) Begin(ctx context.Context, who account.Actor, name string, data []byte) (all []Import, err error) {
	file, proposals, err := readFile(name, data)
	if err != nil {
		return nil, err
	}
	if len(proposals) > maxWaiting {
		proposals = proposals[:maxWaiting]
	}
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		all = nil
		have, err := countRows(ctx, tx, who.ID)
		if err != nil {
			return err
		}
		if have+len(proposals) > maxWaiting {
			return fault.New(fault.Conflict, "import.wrong.too_many", "Most", maxWaiting)
		}
		row := fileRow{ID: database.NewID(), AccountID: who.ID, Plans: len(proposals), CreatedAt: tx.Now()}
		if row.Content, err = s.sealed(file, row.ID); err != nil {
			return err
		}
		if err := insertFile(ctx, tx, row); err != nil {
			return err
		}
		for i, p := range proposals {
			waiting := importRow{ID: database.NewID(), FileID: row.ID, AccountID: who.ID, Plan: i + 1, CreatedAt: tx.Now(), ChangedAt: tx.Now(), Version: 1}
			if waiting.Proposal, err = s.sealed(p, waiting.ID); err != nil {
				return err
			}
			if err := insertRow(ctx, tx, waiting); err != nil {
				return err
			}
			all = append(all, importOf(waiting, row, file, p))
		}
		return nil
	})
	return all, err
}

// Find returns one of who's own imports.
func (s *Service) Find(ctx context.Context, who account.Actor, id string) (Import, error) {
	i, _, err := s.find(ctx, s.db, who, id)
	return i, err
}

// Waits returns how many imports of who's own are half done.
func (s *Service) Waits(ctx context.Context, who account.Actor) (int, error) {
	return countRows(ctx, s.db, who.ID)
}

// Waiting lists who's own imports, the one changed last first.
func (s *Service) Waiting(ctx context.Context, who account.Actor) ([]Waiting, error) {
	rows, err := listRows(ctx, s.db, who.ID)
	if err != nil {
		return nil, err
	}
	var all []Waiting
	files, contents := map[string]fileRow{}, map[string]content{}
	for _, row := range rows {
		file, known := files[row.FileID]
		if !known {
			if file, err = findFile(ctx, s.db, row.FileID); err != nil {
				return nil, err
			}
			var c content
			if err := s.open(file.Content, file.ID, &c); err != nil {
				return nil, err
			}
			files[row.FileID], contents[row.FileID] = file, c
		}
		var p Proposal
		if err := s.open(row.Proposal, row.ID, &p); err != nil {
			return nil, err
		}
		all = append(all, Waiting{ID: row.ID, FileID: row.FileID, FileName: contents[row.FileID].Name, Plan: row.Plan, Plans: file.Plans,
			Title: p.Masked(p.Details.Title), CreatedAt: row.CreatedAt, ChangedAt: row.ChangedAt})
	}
	return all, nil
}

// Correct changes one thing of an import and returns it as it is then. Faults:
// Invalid, NotFound for an unknown part, Stale where version has passed.
func (s *Service) Correct(ctx context.Context, who account.Actor, id string, version int, c Correction) (Import, error) {
	return s.change(ctx, who, id, version, func(d *draft) error { return c.apply(d) })
}

// Undo takes the last correction back. Faults: Conflict where there is none,
// Stale.
func (s *Service) Undo(ctx context.Context, who account.Actor, id string, version int) (i Import, err error) {
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		_, row, err := s.find(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if row.Version != version {
			return fault.New(fault.Stale, "fault.stale")
		}
		if row.Previous == "" {
			return fault.New(fault.Conflict, "import.wrong.nothing_to_undo")
		}
		row.Proposal, row.Previous = row.Previous, ""
		if err := updateRow(ctx, tx, row); err != nil {
			return err
		}
		i, _, err = s.find(ctx, tx, who, id)
		return err
	})
	return i, err
}

// Delete ends an import, and with the last plan of its file the file's text.
func (s *Service) Delete(ctx context.Context, who account.Actor, id string) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		row, err := findRow(ctx, tx, who.ID, id)
		if err != nil {
			return err
		}
		return deleteRow(ctx, tx, row)
	})
}

// Sweep deletes the imports that nobody touched for KeptDays.
func (s *Service) Sweep(ctx context.Context) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error { return deleteOld(ctx, tx, tx.Now().Add(-keptFor)) })
}

// change lets f change the proposal of an import.
func (s *Service) change(ctx context.Context, who account.Actor, id string, version int, f func(*draft) error) (i Import, err error) {
	err = s.db.Transact(ctx, func(tx *database.Tx) error {
		found, row, err := s.find(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if row.Version != version {
			return fault.New(fault.Stale, "fault.stale")
		}
		d := draft{Proposal: found.Proposal, lines: found.Lines}
		if err := f(&d); err != nil {
			return err
		}
		row.Previous = row.Proposal
		if row.Proposal, err = s.sealed(d.Proposal, row.ID); err != nil {
			return err
		}
		if err := updateRow(ctx, tx, row); err != nil {
			return err
		}
		i, _, err = s.find(ctx, tx, who, id)
		return err
	})
	return i, err
}

func (s *Service) find(ctx context.Context, q database.Querier, who account.Actor, id string) (Import, importRow, error) {
	row, err := findRow(ctx, q, who.ID, id)
	if err != nil {
		return Import{}, row, err
	}
	file, err := findFile(ctx, q, row.FileID)
	if err != nil {
		return Import{}, row, err
	}
	var c content
	var p Proposal
	if err := s.open(file.Content, file.ID, &c); err != nil {
		return Import{}, row, err
	}
	if err := s.open(row.Proposal, row.ID, &p); err != nil {
		return Import{}, row, err
	}
	return importOf(row, file, c, p), row, nil
}

func importOf(row importRow, file fileRow, c content, p Proposal) Import {
	from := slices.IndexFunc(c.Lines, func(l Line) bool { return l.No >= p.First })
	to := slices.IndexFunc(c.Lines, func(l Line) bool { return l.No > p.Final })
	if to < 0 {
		to = len(c.Lines)
	}
	return Import{ID: row.ID, AccountID: row.AccountID, FileID: row.FileID, FileName: c.Name, Plan: row.Plan, Plans: file.Plans, CreatedAt: row.CreatedAt,
		ChangedAt: row.ChangedAt, Version: row.Version, CanUndo: row.Previous != "", Lines: c.Lines[max(from, 0):to], Proposal: p}
}

// sealed returns v as JSON, sealed for the record with that id.
func (s *Service) sealed(v any, id string) (string, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return s.ring.Seal(string(text), about+id)
}

func (s *Service) open(sealed, id string, v any) error {
	text, err := s.ring.Open(sealed, about+id)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(text), v)
}

// about stands before the id of the record that a text is sealed for.
const about = "plan import "

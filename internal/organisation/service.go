package organisation

import (
	"context"
	"slices"

	"tongxing/internal/account"
	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// Service is what people do with organisations. It is safe for concurrent use.
type Service struct {
	db       *database.DB
	accounts *account.Service
}

// NewService returns a service on db.
func NewService(db *database.DB, accounts *account.Service) *Service {
	return &Service{db: db, accounts: accounts}
}

// Tree returns the organisations that the actor sees, in the tree's order:
// all of them for an administrator, else those that the actor belongs to with
// all below and all above.
func (s *Service) Tree(ctx context.Context, who account.Actor) ([]Node, error) {
	if !who.SignedIn() {
		return nil, fault.New(fault.SignIn, "fault.sign_in")
	}
	read := selectAround
	if account.Can(who, account.Administer, account.Record{}) {
		read = selectAll
	}
	nodes, err := read(ctx, s.db, who.ID)
	return arrange(nodes, who.Administrator), err
}

// Page is one organisation with what stands around it.
type Page struct {
	Organisation
	Above   []Organisation // from the top down
	Below   []Organisation // directly below
	Members []Membership   // in the order in which they came
	Manages bool           // the actor may manage it
	Moves   bool           // the actor may move it: manages what is above it, too
}

// Find returns an organisation to those who belong to it or manage it.
// Faults: NotFound.
func (s *Service) Find(ctx context.Context, who account.Actor, id string) (Page, error) {
	chain, manages, err := s.open(ctx, s.db, who, id)
	if err != nil {
		return Page{}, err
	}
	p := Page{Organisation: chain[0], Manages: manages, Moves: mayPlace(who, chain[1:])}
	p.Above = append(p.Above, chain[1:]...)
	slices.Reverse(p.Above)
	if p.Below, err = selectBelow(ctx, s.db, id); err != nil {
		return Page{}, err
	}
	p.Members, err = selectMembers(ctx, s.db, id)
	for i := range p.Members {
		if !manages {
			p.Members[i].SignIn = ""
		}
	}
	return p, err
}

// Create makes an organisation under parentID, or at the top where that is
// empty. Managers make those below theirs, administrators all. Faults:
// Invalid with field name; NotFound, Forbidden.
func (s *Service) Create(ctx context.Context, who account.Actor, parentID, name string) (Organisation, error) {
	o := Organisation{ID: database.NewID(), Version: 1}
	var c fault.Collector
	o.Name = cleanName(&c, name)
	if err := s.mayPlaceUnder(ctx, s.db, who, parentID); err != nil {
		return Organisation{}, err
	}
	if err := c.Err(); err != nil {
		return Organisation{}, err
	}
	if parentID != "" {
		o.ParentID = &parentID
	}
	return o, s.db.Transact(ctx, func(tx *database.Tx) error {
		o.CreatedAt = tx.Now()
		return insertOrganisation(ctx, tx, o)
	})
}

// mayPlaceUnder asks whether the actor may put an organisation there.
func (s *Service) mayPlaceUnder(ctx context.Context, q database.Querier, who account.Actor, parentID string) error {
	if parentID == "" {
		if !account.Can(who, account.Administer, account.Record{}) {
			return fault.New(fault.Forbidden, "organisation.top_is_administrators")
		}
		return nil
	}
	_, err := s.manage(ctx, q, who, parentID)
	return err
}

// Rename changes the name. version is the one that was shown. Faults: Invalid
// with field name; Stale; NotFound, Forbidden.
func (s *Service) Rename(ctx context.Context, who account.Actor, id string, version int, name string) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		chain, err := s.manage(ctx, tx, who, id)
		if err != nil {
			return err
		}
		var c fault.Collector
		o := chain[0]
		o.Name, o.Version = cleanName(&c, name), version
		if err := c.Err(); err != nil {
			return err
		}
		return updateOrganisation(ctx, tx, o)
	})
}

// Move puts an organisation with all below it under another one, or at the
// top where parentID is empty. The actor manages what it leaves and what it
// comes under. Faults: Invalid with field parent; Stale; NotFound, Forbidden.
func (s *Service) Move(ctx context.Context, who account.Actor, id string, version int, parentID string) error {
	return s.db.Transact(ctx, func(tx *database.Tx) error {
		if err := lockTree(ctx, tx); err != nil {
			return err
		}
		chain, err := s.manage(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if !mayPlace(who, chain[1:]) {
			return fault.New(fault.Forbidden, "organisation.move_is_above")
		}
		o := chain[0]
		o.ParentID, o.Version = nil, version
		if parentID != "" {
			o.ParentID = &parentID
		}
		if err := s.mayPlaceUnder(ctx, tx, who, parentID); err != nil {
			return refuseParent(err)
		}
		above, err := selectChain(ctx, tx, parentID)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(above, func(a Organisation) bool { return a.ID == id }) {
			return fault.At("parent", "organisation.parent_below")
		}
		return updateOrganisation(ctx, tx, o)
	})
}

// refuseParent says at the field that one may not choose this parent.
func refuseParent(err error) error {
	switch fault.KindOf(err) {
	case fault.NotFound, fault.Forbidden:
		return fault.At("parent", "organisation.parent_unknown")
	}
	return err
}

// Homes returns where the actor may move an organisation to, in the tree's
// order; top says whether that may be the top.
func (s *Service) Homes(ctx context.Context, who account.Actor, id string) (homes []Node, top bool, err error) {
	tree, err := s.Tree(ctx, who)
	if err != nil {
		return nil, false, err
	}
	inside := -1 // the depth of the organisation, while what lies below it passes
	for _, n := range tree {
		if inside >= 0 && n.Depth > inside {
			continue
		}
		inside = -1
		if n.ID == id {
			inside = n.Depth
		} else if n.Manages {
			homes = append(homes, n)
		}
	}
	return homes, account.Can(who, account.Administer, account.Record{}), nil
}

// open returns an organisation and all above it, itself first, where the
// actor may see it. Faults: NotFound.
func (s *Service) open(ctx context.Context, q database.Querier, who account.Actor, id string) (chain []Organisation, manages bool, err error) {
	if !who.SignedIn() {
		return nil, false, fault.New(fault.SignIn, "fault.sign_in")
	}
	chain, err = selectChain(ctx, q, id)
	if err != nil {
		return nil, false, err
	}
	if len(chain) == 0 {
		return nil, false, fault.New(fault.NotFound, "fault.not_found")
	}
	if account.Can(who, account.Manage, recordOf(chain)) {
		return chain, true, nil
	}
	_, err = findMember(ctx, q, id, who.ID)
	return chain, false, err
}

// manage is open for those who may manage it. Faults: NotFound, Forbidden.
func (s *Service) manage(ctx context.Context, q database.Querier, who account.Actor, id string) ([]Organisation, error) {
	chain, manages, err := s.open(ctx, q, who, id)
	if err == nil && !manages {
		return nil, fault.New(fault.Forbidden, "fault.forbidden")
	}
	return chain, err
}

// mayPlace asks whether the actor decides what lies directly under the first
// of above, or at the top where there is none.
func mayPlace(who account.Actor, above []Organisation) bool {
	if len(above) == 0 {
		return account.Can(who, account.Administer, account.Record{})
	}
	return account.Can(who, account.Manage, recordOf(above))
}

func recordOf(chain []Organisation) account.Record {
	var record account.Record
	for _, o := range chain {
		record.Organisations = append(record.Organisations, o.ID)
	}
	return record
}

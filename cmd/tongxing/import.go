package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tongxing/internal/account"
	"tongxing/internal/app"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
	"tongxing/internal/plandoc"
	"tongxing/internal/planimport"
)

type importCommand struct {
	File         string `arg:"" help:"Plan document (.txt, .md, .docx) or .json as export writes it; - is standard input."`
	Owner        string `help:"Sign-in name of who shall own the campaigns; the first administrator where it is not given."`
	Organisation string `help:"Organisation that shall own the campaigns, by name or id."`
	KeepPhones   bool   `help:"Keep the telephone numbers of contacts in their fields. Other personal data is left out always."`
}

// Run makes a campaign of each plan in the file and prints their slugs, one a
// line. What is left out is counted on standard error, never shown.
func (c *importCommand) Run(ctx context.Context, s *settings) error {
	data, name, err := c.read()
	if err != nil {
		return err
	}
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	owner, err := c.owner(ctx, a)
	if err != nil {
		return inWords(err)
	}
	organisation, err := c.organisation(ctx, a, owner)
	if err != nil {
		return inWords(err)
	}
	made, err := a.Imports.Bring(ctx, owner, name, data, organisation, c.KeepPhones)
	for _, m := range made {
		fmt.Println(m.Campaign.Slug)
		if left := m.Held[planimport.LeaveOut]; left > 0 {
			fmt.Fprintf(os.Stderr, "tongxing: %s: left out %d personal data\n", m.Campaign.Slug, left)
		}
	}
	if err != nil {
		return importReason(err)
	}
	return nil
}

// read returns the file and what it is called.
func (c *importCommand) read() (data []byte, name string, err error) {
	in := os.Stdin
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return nil, "", err
		}
		defer file.Close()
		in = file
	}
	// One octet more than is allowed shows that there is too much.
	data, err = io.ReadAll(io.LimitReader(in, plandoc.MaxBytes+1))
	return data, filepath.Base(c.File), err
}

// owner is the account that shall own the campaigns; nobody where there is no
// administrator yet, so that whoever becomes one finds them.
func (c *importCommand) owner(ctx context.Context, a *app.App) (account.Actor, error) {
	if c.Owner != "" {
		found, err := a.Accounts.Named(ctx, c.Owner)
		if err != nil {
			return account.Actor{}, err
		}
		return a.Accounts.ActorOf(ctx, a.DB, found.ID)
	}
	all, err := a.Accounts.Every(ctx)
	if err != nil {
		return account.Actor{}, err
	}
	for _, one := range all {
		if one.Administrator && !one.Disabled() {
			return a.Accounts.ActorOf(ctx, a.DB, one.ID)
		}
	}
	return account.Actor{Name: operator.Name}, nil
}

// organisation returns the id of the organisation that shall own the
// campaigns: the one that was named, or the only one in which an owner who is
// no administrator may begin any.
func (c *importCommand) organisation(ctx context.Context, a *app.App, owner account.Actor) (string, error) {
	if c.Organisation == "" && (owner.Administrator || !owner.SignedIn()) {
		return "", nil
	}
	if !owner.SignedIn() {
		return "", fault.New(fault.NotFound, "import.wrong.no_organisation")
	}
	homes, err := a.Campaigns.Homes(ctx, owner)
	if err != nil {
		return "", err
	}
	if c.Organisation == "" && len(homes) == 1 {
		return homes[0].ID, nil
	}
	for _, home := range homes {
		if c.Organisation != "" && (home.ID == c.Organisation || home.Name == c.Organisation) {
			return home.ID, nil
		}
	}
	return "", fault.New(fault.NotFound, "import.wrong.no_organisation")
}

// importReason says why a plan could not be made, field by field.
func importReason(err error) error {
	f := fault.From(err)
	if f == nil {
		return err
	}
	p := locale.For(locale.English)
	all := []error{errors.New(p.T(f.Key, f.Args...))}
	for _, field := range f.Fields {
		all = append(all, errors.New(field.Name+": "+p.T(field.Key, field.Args...)))
	}
	return errors.Join(all...)
}

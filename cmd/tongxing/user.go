package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"golang.org/x/term"

	"tongxing/internal/account"
	"tongxing/internal/fault"
	"tongxing/internal/locale"
)

type userCommand struct {
	Add      userAddCommand      `cmd:"" help:"Add an account; the password is asked for, or read from standard input."`
	List     userListCommand     `cmd:"" help:"List all accounts."`
	Password userPasswordCommand `cmd:"" help:"Set a password, asked for or read from standard input; ends all sessions of the account."`
	Disable  userDisableCommand  `cmd:"" help:"Disable an account, which ends its sessions, or enable it again."`
}

type userAddCommand struct {
	Name          string `arg:"" help:"Name as others see it."`
	Email         string `help:"E-mail to sign in with."`
	Phone         string `help:"Telephone number to sign in with."`
	ShortName     string `help:"Short name to sign in with."`
	Administrator bool   `help:"Make it an administrator."`
}

// Run adds an account.
func (c *userAddCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	password, err := readPassword(os.Stdin, os.Stderr)
	if err != nil {
		return err
	}
	made, err := a.Accounts.Add(ctx, account.NewAccount{
		Profile:  account.Profile{Name: c.Name, SignInNames: account.SignInNames{Email: c.Email, Phone: c.Phone, ShortName: c.ShortName}},
		Password: password, Administrator: c.Administrator,
	}, nil)
	if err != nil {
		return inWords(err)
	}
	fmt.Printf("added %s, who signs in as %s\n", made.Name, made.First())
	return nil
}

type userListCommand struct{}

// Run prints one account a line.
func (*userListCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	accounts, err := a.Accounts.Every(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, a := range accounts {
		var marks []string
		if a.Administrator {
			marks = append(marks, "administrator")
		}
		if a.Disabled() {
			marks = append(marks, "disabled")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", a.First(), a.Name, strings.Join(marks, ", "))
	}
	return table.Flush()
}

type userPasswordCommand struct {
	SignInName string `arg:"" name:"name" help:"E-mail, telephone number or short name of the account."`
}

// Run sets a password.
func (c *userPasswordCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	found, err := a.Accounts.Named(ctx, c.SignInName)
	if err != nil {
		return inWords(err)
	}
	password, err := readPassword(os.Stdin, os.Stderr)
	if err != nil {
		return err
	}
	if err := a.Accounts.OperatorSetPassword(ctx, c.SignInName, password); err != nil {
		return inWords(err)
	}
	fmt.Printf("the password of %s is set, and their sessions are over\n", found.Name)
	return nil
}

type userDisableCommand struct {
	SignInName string `arg:"" name:"name" help:"E-mail, telephone number or short name of the account."`
	Undo       bool   `help:"Enable the account again."`
}

// Run disables an account or enables it.
func (c *userDisableCommand) Run(ctx context.Context, s *settings) error {
	a, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := a.Accounts.OperatorSetDisabled(ctx, c.SignInName, !c.Undo); err != nil {
		return inWords(err)
	}
	if c.Undo {
		fmt.Println("enabled")
	} else {
		fmt.Println("disabled, and their sessions are over")
	}
	return nil
}

// readPassword reads one line; at a terminal it asks, and does not show what
// is typed. A password is never an argument: those stand in everybody's list
// of processes.
func readPassword(in *os.File, ask io.Writer) (string, error) {
	if fd := int(in.Fd()); term.IsTerminal(fd) {
		fmt.Fprint(ask, "Password: ")
		typed, err := term.ReadPassword(fd)
		fmt.Fprintln(ask)
		return string(typed), err
	}
	line, err := bufio.NewReader(io.LimitReader(in, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", errors.New("no password on standard input")
	}
	return line, nil
}

// inWords says a fault in one English line.
func inWords(err error) error {
	f := fault.From(err)
	if f == nil {
		return err
	}
	p := locale.For(locale.English)
	if len(f.Fields) == 0 {
		return errors.New(p.T(f.Key, f.Args...))
	}
	var words []string
	for _, field := range f.Fields {
		words = append(words, p.T("account.field."+field.Name)+": "+p.T(field.Key, field.Args...))
	}
	return errors.New(strings.Join(words, "; "))
}

// Tongxing (同行) plans days of care and the promises after them: one program
// with a server and the commands around it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones for machines that have none

	"github.com/alecthomas/kong"
)

// version is set when the program is built.
var version = "development"

// commands is the whole command line, one field a command, one file each.
type commands struct {
	settings
	Version kong.VersionFlag `help:"Print the version."`

	Start   startCommand   `cmd:"" default:"withargs" help:"Run the server for yourself: data in your own folder, pages in your browser."`
	Serve   serveCommand   `cmd:"" help:"Run the server."`
	User    userCommand    `cmd:"" help:"Accounts: add, list, set a password, disable."`
	Plan    planCommand    `cmd:"" help:"Plan documents (方案)."`
	Export  exportCommand  `cmd:"" help:"Write a campaign's calendar, run sheet, programme or open data to a file."`
	Import  importCommand  `cmd:"" help:"Make campaigns of a plan document, or of what export --as json wrote; prints their slugs."`
	Backup  backupCommand  `cmd:"" help:"Copy everything in the database into one file, while the server goes on."`
	Restore restoreCommand `cmd:"" help:"Fill an empty database from a backup, of SQLite or PostgreSQL."`
	Migrate migrateCommand `cmd:"" help:"Bring the database's schema up to this program's."`
	Health  healthCommand  `cmd:"" help:"Ask a running server whether it and its database answer."`
}

func main() { os.Exit(run(os.Args[1:])) }

// run returns the exit status: 0 done, 1 failed, 2 wrong usage.
func run(args []string) int {
	var c commands
	parser, err := kong.New(&c, kong.Name("tongxing"), kong.UsageOnError(),
		kong.Description("同行: plan days of care, print the run sheet, let calendars follow."), kong.Vars{"version": version, "database": usualDatabase})
	if err != nil {
		panic(err) // the command line is described wrongly
	}
	chosen, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tongxing:", err)
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	chosen.BindTo(ctx, (*context.Context)(nil))
	if err := chosen.Run(&c.settings); err != nil {
		fmt.Fprintln(os.Stderr, "tongxing:", err)
		return 1
	}
	return 0
}

// Package app puts the parts together: it opens the database, makes the
// services, tells each what it needs of the others, and serves. The command
// line and the browser tests use the same App.
package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"tongxing/internal/account"
	"tongxing/internal/agenda"
	"tongxing/internal/campaign"
	"tongxing/internal/checkup"
	"tongxing/internal/civil"
	"tongxing/internal/database"
	"tongxing/internal/feed"
	"tongxing/internal/handout"
	"tongxing/internal/locale"
	"tongxing/internal/organisation"
	"tongxing/internal/plandoc/write"
	"tongxing/internal/planimport"
	"tongxing/internal/planpaper"
	"tongxing/internal/poster"
	"tongxing/internal/programme"
	"tongxing/internal/report"
	"tongxing/internal/runsheet"
	"tongxing/internal/seal"
	"tongxing/internal/site"
	"tongxing/internal/venue"
	"tongxing/internal/web"
	"tongxing/internal/web/accountweb"
	"tongxing/static"
)

// Config is what an App needs to know.
type Config struct {
	Database       string // sqlite:PATH or postgres://…
	Listen         string // HOST:PORT
	PublicURL      string // how visitors reach the server; made of Listen where empty
	TrustedProxies []*net.IPNet
	Ring           seal.Ring // seals what a copy of the data alone must not give away
	Log            *slog.Logger
	Clock          civil.Clock
}

// App is the whole program. Its services are open for commands and tests.
type App struct {
	Config        Config
	DB            *database.DB
	Accounts      *account.Service
	Organisations *organisation.Service
	Campaigns     *campaign.Service
	Venues        *venue.Service
	Agendas       *agenda.Service
	Programmes    *programme.Service
	Feeds         *feed.Service
	Readers       *feed.Readers
	Handouts      *handout.Service
	Plans         *planpaper.Service
	Documents     *write.Press
	Reports       *report.Service
	Imports       *planimport.Service
	Sites         *site.Service
	Checks        *checkup.Service
	Installation  string // an id that never changes
	server        *web.Server
}

// Open opens and migrates the database and makes everything that stands on
// it. Close the App in the end.
func Open(ctx context.Context, config Config) (*App, error) {
	config = withDefaults(config)
	db, err := database.Open(ctx, config.Database, config.Clock)
	if err != nil {
		return nil, err
	}
	a := &App{Config: config, DB: db}
	if err := a.build(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return a, nil
}

func withDefaults(config Config) Config {
	if config.Log == nil {
		config.Log = slog.Default()
	}
	if config.Clock == nil {
		config.Clock = civil.SystemClock{}
	}
	if config.PublicURL == "" {
		config.PublicURL = "http://" + config.Listen
	}
	return config
}

func (a *App) build(ctx context.Context) (err error) {
	if err := a.DB.Migrate(ctx); err != nil {
		return err
	}
	if a.Installation, err = a.DB.Fact(ctx, "installation", database.NewID()); err != nil {
		return fmt.Errorf("read the installation's id: %w", err)
	}
	a.Accounts = account.NewService(a.DB)
	a.Organisations = organisation.NewService(a.DB, a.Accounts)
	a.Campaigns = campaign.NewService(a.DB)
	a.Venues = venue.NewService(a.Campaigns)
	a.Agendas = agenda.NewService(a.Campaigns)
	a.Programmes = programme.NewService(a.DB, a.Config.Clock, a.Campaigns, poster.New(static.Files()), a.Installation, a.Config.PublicURL)
	a.Campaigns.Follow(a.Programmes.Follow)
	a.Campaigns.Watch(a.Programmes.Invalidate)
	a.Readers = feed.NewReaders(a.DB, a.Config.Clock, a.Accounts.Links())
	a.Feeds = feed.NewService(feed.Config{DB: a.DB, Clock: a.Config.Clock, Links: a.Accounts.Links(), Campaigns: a.Campaigns, Readers: a.Readers,
		Installation: a.Installation, PublicURL: a.Config.PublicURL})
	a.Campaigns.Follow(a.Feeds.Follow)
	a.Campaigns.Watch(a.Feeds.Invalidate)
	a.Handouts = handout.NewService(a.DB, a.Config.Clock, a.Campaigns, runsheet.New(static.Files()), a.Config.PublicURL)
	a.Campaigns.Watch(a.Handouts.Invalidate)
	a.Plans = planpaper.NewService(a.DB, a.Campaigns)
	a.Documents = write.NewPress(static.Files())
	a.Reports = report.NewService(a.DB, a.Campaigns)
	a.Imports = planimport.NewService(a.DB, a.Campaigns, a.Config.Ring)
	a.Sites = site.NewService(a.DB)
	a.Checks = checkup.NewService(a.DB, a.Campaigns)
	a.server = web.New(web.Config{
		Log: a.Config.Log, Clock: a.Config.Clock, PublicURL: a.Config.PublicURL, TrustedProxies: a.Config.TrustedProxies,
		Sessions: account.NewSessions(a.DB), Identify: a.identify, Menu: menu, KeepTyped: accountweb.KeepTyped, Foot: a.foot,
	}, a.routes())
	return nil
}

func (a *App) identify(ctx context.Context, id string, epoch int) (account.Actor, locale.Language, error) {
	who, of, err := a.Accounts.Actor(ctx, id, epoch)
	return who, of.Language, err
}

// Handler answers HTTP.
func (a *App) Handler() http.Handler { return a.server.Handler() }

// Routes returns the routes table.
func (a *App) Routes() []web.Route { return a.server.Routes() }

// Close lets go of the database.
func (a *App) Close() error { return a.DB.Close() }

// Run serves on listener until ctx ends, then finishes what is under way for
// at most ten seconds.
func (a *App) Run(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler: a.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute,
		IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(a.Config.Log.Handler(), slog.LevelWarn),
	}
	background, stop := context.WithCancel(ctx)
	defer stop()
	a.background(background)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 9*time.Second)
	defer cancel()
	return server.Shutdown(grace)
}

// background starts what goes on beside the answering of requests; it ends
// with ctx.
func (a *App) background(ctx context.Context) {
	warn := func(err error) { a.Config.Log.Warn("compare revisions", "error", err) }
	go a.Programmes.Run(ctx, warn)
	go a.Feeds.Run(ctx, warn)
	go a.Readers.Run(ctx, func(err error) { a.Config.Log.Warn("count readers of calendars", "error", err) })
	go a.Handouts.Run(ctx, warn)
	go func() {
		hourly := time.NewTicker(time.Hour)
		defer hourly.Stop()
		for {
			for _, sweep := range []func(context.Context) error{a.Accounts.Sweep, a.Campaigns.Sweep, a.Imports.Sweep} {
				if err := sweep(ctx); err != nil && ctx.Err() == nil {
					a.Config.Log.Warn("sweep", "error", err)
				}
			}
			select {
			case <-hourly.C:
			case <-ctx.Done():
				return
			}
		}
	}()
}

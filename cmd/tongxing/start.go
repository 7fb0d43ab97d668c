package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"

	"tongxing/internal/database"
)

// startCommand is what a double click runs: the server for one house on one
// machine, with its data in the person's own folder.
type startCommand struct {
	Browser bool `negatable:"" default:"true" help:"Open the browser at the sign-in page."`
}

// Run serves until the window is closed. Where it is running already, it only
// opens the browser.
func (c *startCommand) Run(ctx context.Context, s *settings) error {
	if err := s.settleInOwnFolder(); err != nil {
		return err
	}
	listener, running, err := s.listenNearby(ctx)
	if err != nil {
		return err
	}
	if running {
		fmt.Printf("同行已经在运行：http://%s\nTongxing is running already.\n", s.Listen)
		return c.open(s)
	}
	a, err := s.open(ctx)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer a.Close()
	_, key, err := s.ring()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	file, _ := database.File(s.Database)
	fmt.Printf(startNote, s.Listen, file, key)
	if err := c.open(s); err != nil {
		fmt.Fprintln(os.Stderr, "tongxing: open the browser yourself:", err)
	}
	return a.Run(ctx, listener)
}

// startNote is for the window that a double click opens.
const startNote = `
  同行  http://%[1]s

  数据  %[2]s
  密钥  %[3]s
  请把密钥另存一份，和数据分开放：只有数据、没有密钥，密封的内容打不开。
  关闭这个窗口，同行就停下；数据都在。

  Data and key lie at the places above. Keep a copy of the key apart from the
  data: a copy of the data without it stays sealed. Close this window to stop.

`

// settleInOwnFolder puts the database into the person's own folder, unless
// they named one or work in a folder that has one.
func (s *settings) settleInOwnFolder() error {
	if s.Database != usualDatabase {
		return nil
	}
	here, _ := database.File(usualDatabase)
	if _, err := os.Stat(here); err == nil {
		return nil
	}
	folder, err := ownFolder()
	if err != nil {
		return err
	}
	s.Database = "sqlite:" + filepath.Join(folder, "tongxing.db")
	return nil
}

// ownFolder returns where this system keeps a program's data for a person:
// %LOCALAPPDATA%, ~/Library/Application Support or the XDG base directory.
func ownFolder() (string, error) {
	switch runtime.GOOS {
	case "windows":
		cache, err := os.UserCacheDir() // is %LOCALAPPDATA%
		return filepath.Join(cache, "Tongxing"), err
	case "darwin":
		config, err := os.UserConfigDir() // is ~/Library/Application Support
		return filepath.Join(config, "Tongxing"), err
	}
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) {
		return filepath.Join(data, "tongxing"), nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share", "tongxing"), err
}

// listenNearby listens at the address or, where another program has it, at
// one of the next ports. running says that 同行 itself has it.
func (s *settings) listenNearby(ctx context.Context) (listener net.Listener, running bool, err error) {
	host, text, err := net.SplitHostPort(s.Listen)
	if err != nil {
		return nil, false, err
	}
	port, err := strconv.Atoi(text)
	if err != nil {
		return nil, false, err
	}
	for try := range 20 {
		s.Listen = net.JoinHostPort(host, strconv.Itoa(port+try))
		listener, err = net.Listen("tcp", s.Listen)
		if err == nil {
			s.Listen = listener.Addr().String()
			return listener, false, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) && runtime.GOOS != "windows" { // which has another number for it
			break
		}
		if s.healthy(ctx) == nil {
			return nil, true, nil
		}
	}
	return nil, false, fmt.Errorf("listen at %s: %w", s.Listen, err)
}

// open shows the first page in the person's browser; a machine without a
// screen has none.
func (c *startCommand) open(s *settings) error {
	address := "http://" + s.Listen + "/campaigns"
	switch {
	case !c.Browser:
		return nil
	case runtime.GOOS == "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	case runtime.GOOS == "darwin":
		return exec.Command("open", address).Start()
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return nil
	}
	return exec.Command("xdg-open", address).Start()
}

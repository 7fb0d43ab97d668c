package truetype

import (
	"fmt"
	"io"
	"io/fs"
	"sync"
)

// FontError says that a font file is missing or unusable: what needs it cannot
// be made until the program is built with it.
type FontError struct {
	File string // path within the file system, such as "fonts/NotoSansSC-Bold.ttf"
	Err  error
}

func (e *FontError) Error() string { return fmt.Sprintf("font %s: %v", e.File, e.Err) }

// Unwrap returns what went wrong with the file.
func (e *FontError) Unwrap() error { return e.Err }

// Files returns what opens font files, in the order of their names, by Open or
// as another package reads fonts. It opens them when it is first called, and
// they stay open; they must implement io.ReaderAt, as embedded and ordinary
// files do. One that is missing is a *FontError of every call.
func Files[F any](files fs.FS, names []string, open func(io.ReaderAt) (F, error)) func() ([]F, error) {
	return sync.OnceValues(func() ([]F, error) {
		fonts := make([]F, len(names))
		for i, name := range names {
			file, err := files.Open(name)
			if err == nil {
				r, ok := file.(io.ReaderAt)
				if !ok {
					return nil, &FontError{name, fmt.Errorf("%T cannot be read at an offset", file)}
				}
				fonts[i], err = open(r)
			}
			if err != nil {
				return nil, &FontError{name, err}
			}
		}
		return fonts, nil
	})
}

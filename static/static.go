// Package static holds the files that browsers and PDFs need, inside the binary.
//
// css, js and img are the project's own. vendor (htmx, sortablejs, the icon
// sprite) and fonts (Noto) are brought by npm and copied here by `make assets`;
// they are not in git, so a bare checkout compiles and Missing says what a
// running server lacks.
package static

import (
	"embed"
	"io/fs"
)

//go:embed css js img all:vendor all:fonts
var files embed.FS

// Files returns everything embedded, with paths such as "css/app.css",
// "vendor/htmx.min.js" and "fonts/NotoSansSC-Regular.ttf".
func Files() fs.FS { return files }

// required lists what `make assets` brings.
var required = []string{
	"vendor/htmx.min.js",
	"vendor/Sortable.min.js",
	"vendor/icons.svg",
	"fonts/manifest.json",
	"fonts/NotoSansSC-Regular.ttf",
	"fonts/NotoSansSC-Bold.ttf",
	"fonts/NotoSerifSC-Regular.ttf",
	"fonts/NotoSerifSC-Bold.ttf",
	"fonts/NotoSansJP-Regular.ttf",
	"fonts/NotoEmoji-Regular.ttf",
}

// Missing returns the paths of required files that were not there when the
// program was built, in a fixed order; empty when the build is complete.
func Missing() []string {
	var missing []string
	for _, name := range required {
		if _, err := fs.Stat(files, name); err != nil {
			missing = append(missing, name)
		}
	}
	return missing
}

package runsheet

import (
	"io/fs"

	"tongxing/internal/civil"
	"tongxing/internal/runsheet/paper"
)

// Press makes PDFs. It is safe for concurrent use.
type Press struct{ fonts *paper.Fonts }

// FontError says which font file the program was built without. It is the only
// error for which a caller can do something: answer that papers are not
// available, with this text for the administrator.
type FontError = paper.FontError

// New returns a press with the fonts in files ("fonts/NotoSansSC-Regular.ttf"
// and so on, as static.Files has them; they must implement io.ReaderAt). They
// are opened with the first paper.
func New(files fs.FS) *Press { return &Press{fonts: paper.NewFonts(files)} }

// Edition is the numbered state of a paper.
type Edition struct {
	Label   string        // "第 2 版"
	Made    string        // "5月13日 18:20 生成"
	At      civil.Instant // the same instant, for the file's properties
	Legend  string        // "红边为第 1 版以来的改动"; empty for a first edition
	Code    string        // "K7QX-2MPA-4T"
	Address string        // URL that says whether the edition is current; printed and in the QR code
	Draft   string        // "送审稿：…", at the top of every page; empty where the paper may be used
	ByHand  string        // what a file that can be edited says of its text
}

// Contact is whom to ask on the day.
type Contact struct {
	Who   string // "现场联络 王老师"
	Phone string
	Note  string // "（短信也可）"
	Stays bool   `json:"-"` // on every page, whoever else has no room there: first aid
}

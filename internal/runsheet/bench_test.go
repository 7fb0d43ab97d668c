package runsheet_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"tongxing/internal/runsheet"
	"tongxing/static"
)

// The pair below prints the same 62 rows. BenchmarkSheet is this package: three
// faces (sans, sans bold, serif bold), QR codes, line breaking, exact text maps.
// BenchmarkSheetReference is gofpdf as its manual shows it: the two sans fonts
// whole, every text in a cell by MultiCell, no serif, no QR code. The budget is
// a sixth of the reference's time and 20 MB for each document.

func BenchmarkSheet(b *testing.B) {
	press := runsheet.New(static.Files())
	sheet := oneSheet(manyRows(62)...)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		pdf, err := press.Sheets(sheet)
		if err != nil {
			b.Fatal(err)
		}
		size = len(pdf)
	}
	b.ReportMetric(float64(size), "pdf-bytes")
}

func BenchmarkSheetReference(b *testing.B) {
	sheet := oneSheet(manyRows(62)...).Sheets[0]
	regular, bold := wholeFont(b, "NotoSansSC-Regular.ttf"), wholeFont(b, "NotoSansSC-Bold.ttf")
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		pdf, err := referenceSheet(sheet, regular, bold)
		if err != nil {
			b.Fatal(err)
		}
		size = len(pdf)
	}
	b.ReportMetric(float64(size), "pdf-bytes")
}

func wholeFont(b *testing.B, name string) []byte {
	data, err := fs.ReadFile(static.Files(), "fonts/"+name)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// referenceSheet draws the rows with gofpdf alone.
func referenceSheet(sheet runsheet.Sheet, regular, bold []byte) ([]byte, error) {
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("sans", "", regular)
	pdf.AddUTF8FontFromBytes("sans", "B", bold)
	pdf.SetTitle(sheet.Title, true)
	pdf.SetAutoPageBreak(true, 20)
	pdf.SetHeaderFunc(func() {
		pdf.SetFont("sans", "B", 16)
		pdf.CellFormat(0, 10, sheet.Title, "B", 1, "L", false, 0, "")
	})
	pdf.SetFooterFunc(func() {
		pdf.SetY(-15)
		pdf.SetFont("sans", "", 8)
		pdf.CellFormat(0, 5, fmt.Sprintf("%s %s %d", sheet.Edition.Label, sheet.Edition.Address, pdf.PageNo()), "T", 0, "L", false, 0, "")
	})
	pdf.AddPage()
	cell := func(x, y, width float64, style string, size float64, text string) float64 {
		pdf.SetFont("sans", style, size)
		pdf.SetXY(x, y)
		pdf.MultiCell(width, 5, text, "", "L", false)
		return pdf.GetY()
	}
	for _, row := range sheet.Rows {
		if pdf.GetY() > 250 {
			pdf.AddPage()
		}
		y := pdf.GetY() + 2
		bottom := cell(14, y, 16, "B", 13, row.Time)
		bottom = max(bottom, cell(30, y, 10, "", 10, row.Minutes), cell(40, y, 10, "", 10, row.Number))
		bottom = max(bottom, cell(50, cell(50, y, 54, "B", 11, row.Title), 54, "", 8.5, row.Note))
		at := y
		for _, who := range row.Responsible {
			at = cell(106, at, 24, "", 9.5, who)
		}
		bottom = max(bottom, at)
		at = y
		for _, cue := range row.Cues {
			style := ""
			if cue.Access {
				style = "B"
			}
			cell(132, at, 12, style, 8, cue.Channel)
			at = cell(144, at, 44, style, 9.5, cue.Text)
		}
		bottom = max(bottom, at)
		pdf.Line(14, bottom+1, 196, bottom+1)
		pdf.SetY(bottom + 1)
	}
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

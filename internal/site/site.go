// Package site is what the house that runs an installation says of itself:
// who it is, how to reach it about personal data, its own words on privacy,
// and the record numbers that sites in China show at their foot.
//
// Words: the operator is the body that runs the installation and answers for
// the personal data in it (个人信息处理者, Personal Information Protection Law
// of China, art. 73).
//
// Invariants: there is one Site; only an administrator changes it.
package site

import (
	"regexp"
	"strings"

	"tongxing/internal/civil"
	"tongxing/internal/fault"
)

// Fields are what an administrator enters.
type Fields struct {
	Operator     string // as it must be printed
	Contact      string // how to reach it about personal data
	Privacy      string // the house's own words, of several paragraphs
	PrivacyEn    string `db:"privacy_en"` // the same in English
	ICP          string // ICP备案号, such as 沪ICP备12345678号-1
	PoliceRecord string `db:"police_record"` // 公安备案号, such as 沪公网安备 31010102000001号
}

// Site is what the house says of itself. The zero Site has not said anything.
type Site struct {
	Fields
	ChangedAt civil.Instant `db:"changed_at"`
	Version   int
}

// check tidies the fields and names everything that cannot be saved.
func (f *Fields) check() error {
	var wrong fault.Collector
	wrong.Line("operator", &f.Operator, 120)
	wrong.Line("contact", &f.Contact, 200)
	wrong.Words("privacy", &f.Privacy, 20_000)
	wrong.Words("privacy_en", &f.PrivacyEn, 40_000)
	wrong.Line("icp", &f.ICP, 60)
	wrong.Line("police_record", &f.PoliceRecord, 60)
	wrong.Check(f.ICP == "" || strings.Contains(f.ICP, "ICP"), "icp", "site.icp_form")
	wrong.Check(f.PoliceRecord == "" || f.PoliceNumber() != "", "police_record", "site.police_form")
	return wrong.Err()
}

var digits = regexp.MustCompile(`\d{11,}`)

// PoliceNumber returns the figures of the public security record, by which
// the register is asked; empty where there are none.
func (f Fields) PoliceNumber() string { return digits.FindString(f.PoliceRecord) }

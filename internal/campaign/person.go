package campaign

import (
	"strings"

	"tongxing/internal/fault"
)

// PersonFields are the fields of someone who takes part in a campaign.
type PersonFields struct {
	Name         string   `db:"name"`
	Organisation string   `db:"organisation_name"`
	Title        string   `db:"title"` // post or title
	Phone        Redacted `db:"phone"`
	SMS          bool     `db:"sms"`       // short messages are welcome
	OnSheet      bool     `db:"on_sheet"`  // a contact on run sheets
	Public       bool     `db:"is_public"` // a contact on the public page
}

// Person is someone who takes part in a campaign. Posts, duties, speakers and
// cue owners point to people; where a person is removed they stand empty, and
// where the person is restored they are as before.
type Person struct {
	Row
	PersonFields
}

// Label tells people of the same name apart: 李老师（班主任 · 第二幼儿园）.
func (p PersonFields) Label() string {
	var beside []string
	for _, word := range []string{p.Title, p.Organisation} {
		if word != "" {
			beside = append(beside, word)
		}
	}
	if len(beside) == 0 {
		return p.Name
	}
	return p.Name + "（" + strings.Join(beside, " · ") + "）"
}

// Check tidies the fields and returns an Invalid fault with every wrong one.
func (p *PersonFields) Check() error {
	var errs fault.Collector
	errs.Line("name", &p.Name, 60)
	errs.Need("name", p.Name)
	errs.Line("organisation_name", &p.Organisation, 120)
	errs.Line("title", &p.Title, 60)
	phone := string(p.Phone)
	errs.Line("phone", &phone, 40)
	p.Phone = Redacted(phone)
	errs.Check(phone == "" || strings.ContainsAny(phone, "0123456789"), "phone", "campaign.wrong.phone")
	errs.Check(!p.SMS || phone != "", "phone", "campaign.wrong.sms_without_phone")
	return errs.Err()
}

func (p *PersonFields) values() []any {
	return []any{p.Name, p.Organisation, p.Title, p.Phone, p.SMS, p.OnSheet, p.Public}
}

func (p *PersonFields) label() string { return p.Name }

func (p *PersonFields) diff(to *PersonFields) Diff {
	var d Diff
	d.Text("name", p.Name, to.Name)
	d.Text("organisation_name", p.Organisation, to.Organisation)
	d.Text("title", p.Title, to.Title)
	d.Redacted("phone", p.Phone, to.Phone)
	d.Flag("sms", p.SMS, to.SMS)
	d.Flag("on_sheet", p.OnSheet, to.OnSheet)
	d.Flag("is_public", p.Public, to.Public)
	return d
}

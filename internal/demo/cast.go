package demo

import "tongxing/internal/organisation"

// person is somebody who signs in to the demonstration.
type person struct {
	key  string // the left part of the address
	name string
	home string // the organisation in which they have a place, if any
	role organisation.Role
}

func (p person) email() string { return p.key + "@demo.example" }

// administrator is the key of whoever is the administrator.
const administrator = "admin"

// people are everybody who signs in, the administrator first.
var people = []person{
	{key: administrator, name: "秦晓"},
	{key: "director", name: "陶静", home: kindergarten, role: organisation.Manager},
	{key: "teacher", name: "苏禾", home: kindergarten, role: organisation.Editor},
	{key: "league", name: "江澜", home: alliance, role: organisation.Manager},
	{key: "volunteer", name: "孟一帆", home: technicalLeague, role: organisation.Member},
}

// The organisations.
const (
	educationOffice = "望溪县教育局"
	kindergarten    = "望溪县青禾镇中心幼儿园"
	primarySchool   = "望溪县青禾镇中心小学"
	countyCivil     = "望溪县民政局"
	cityCivil       = "江汀市民政局"
	alliance        = "江汀市高校志愿服务联盟"
	normalLeague    = "共青团江汀师范大学委员会"
	technicalLeague = "共青团江汀理工大学委员会"
	medicalLeague   = "共青团江汀医科大学委员会"
	craftLeague     = "共青团江汀职业技术学院委员会"
)

// organisations are the tree, each after the one above it.
var organisations = []struct{ name, above string }{
	{educationOffice, ""},
	{kindergarten, educationOffice},
	{primarySchool, educationOffice},
	{countyCivil, ""},
	{cityCivil, ""},
	{alliance, ""},
	{normalLeague, alliance},
	{technicalLeague, alliance},
	{medicalLeague, alliance},
	{craftLeague, alliance},
}

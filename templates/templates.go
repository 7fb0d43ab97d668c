// Package templates holds the pages' HTML: layouts/ and partials/ are shared,
// MODULE/PAGE.html defines "title" and "main" for one page of a module.
package templates

import "embed"

// Files holds every template.
//
//go:embed layouts partials */*.html
var Files embed.FS

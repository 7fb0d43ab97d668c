package page

import "tongxing/internal/locale"

// LocalAddress says that others cannot open this installation's address. The
// partial "local-address" takes it.
type LocalAddress struct {
	*locale.Printer
	Address string
	Network bool // others in the same network can
}

package planimportweb

// findings are what a plan check notices.
func (s *screen) findings() []findingView { return nil }

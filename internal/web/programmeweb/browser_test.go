package programmeweb_test

import (
	"net/http/httptest"
	"testing"

	"tongxing/internal/account"
	"tongxing/internal/web/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestPublicPagesInABrowser looks at what strangers are sent to, on a
// telephone.
func TestPublicPagesInABrowser(t *testing.T) {
	a, id := newApp(t, "http://127.0.0.1:8080")
	owner := must(a.Accounts.Named(t.Context(), "chen@demo.example"))
	_, token, err := a.Programmes.IssuePreview(t.Context(), account.Actor{ID: owner.ID, Name: owner.Name, Administrator: true}, id, 7)
	must(0, err)
	server := httptest.NewServer(a.Handler())
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.View{Width: 360})
	for _, path := range []string{"/c/day", "/c/day/subscribe", "/preview/" + token} {
		if status := tab.Goto(server.URL + path); status != 200 {
			t.Errorf("%s answers %d", path, status)
		}
		tab.Axe()
		tab.FitsWidth()
	}
}

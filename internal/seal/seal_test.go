package seal_test

import (
	"strings"
	"testing"

	"tongxing/internal/fault"
	"tongxing/internal/seal"
)

func ring(t *testing.T, secrets string) seal.Ring {
	t.Helper()
	r, err := seal.New(secrets)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSealedTextOpensForItsRecordAlone(t *testing.T) {
	r := ring(t, seal.Secret())
	for _, text := range []string{"", "小禾，听力障碍", strings.Repeat("长", 100_000), "\x00\xff"} {
		sealed, err := r.Seal(text, "import 1")
		if err != nil {
			t.Fatal(err)
		}
		if text != "" && strings.Contains(sealed, text) {
			t.Error("the text stands in what was sealed")
		}
		if got, err := r.Open(sealed, "import 1"); err != nil || got != text {
			t.Errorf("opened %.20q, %v", got, err)
		}
		if _, err := r.Open(sealed, "import 2"); err == nil {
			t.Error("it opened as another record's")
		}
	}
}

func TestSealingTwiceDiffers(t *testing.T) {
	r := ring(t, seal.Secret())
	one, _ := r.Seal("小禾", "x")
	two, _ := r.Seal("小禾", "x")
	if one == two {
		t.Error("equal texts can be told to be equal")
	}
}

func TestDamage(t *testing.T) {
	r := ring(t, seal.Secret())
	sealed, err := r.Seal("小禾", "x")
	if err != nil {
		t.Fatal(err)
	}
	name, body, _ := strings.Cut(sealed, ".")
	swapped := "A" + body[1:]
	if body[0] == 'A' {
		swapped = "B" + body[1:]
	}
	for _, damaged := range []string{"", ".", name, name + ".", name + ".AAAA", name + ".??", name + "." + swapped, sealed + "A", sealed[:len(sealed)-2]} {
		if text, err := r.Open(damaged, "x"); err == nil {
			t.Errorf("%q opened as %q", damaged, text)
		}
	}
}

func TestSecretsChange(t *testing.T) {
	old, recent := seal.Secret(), seal.Secret()
	before, err := ring(t, old).Seal("小禾", "x")
	if err != nil {
		t.Fatal(err)
	}
	both := ring(t, "# the newest first, the old one below\n"+recent+"\n\n"+"# from last year\n"+old)
	if text, err := both.Open(before, "x"); err != nil || text != "小禾" {
		t.Errorf("with both secrets: %q, %v", text, err)
	}
	after, err := both.Seal("小禾", "x")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := ring(t, recent).Open(after, "x"); err != nil || text != "小禾" {
		t.Errorf("the newest secret seals: %q, %v", text, err)
	}
	if _, err := ring(t, recent+","+seal.Secret()).Open(before, "x"); fault.KindOf(err) != fault.Unready {
		t.Errorf("without the old secret: %v", err)
	}
}

func TestWithoutSecret(t *testing.T) {
	r := ring(t, " \n# none yet\n")
	if r.Ready() {
		t.Error("ready without a secret")
	}
	if _, err := r.Seal("小禾", "x"); fault.KindOf(err) != fault.Unready {
		t.Errorf("sealed: %v", err)
	}
	if _, err := seal.New("too short"); err == nil || strings.Contains(err.Error(), "too short") {
		t.Errorf("a short secret: %v", err)
	}
}

package cache_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"tongxing/internal/cache"
	"tongxing/internal/civil"
)

var modified = civil.InstantOf(time.Date(2026, 5, 15, 1, 2, 3, 999e6, time.UTC))

func TestPrepare(t *testing.T) {
	t.Parallel()
	plain := []byte(strings.Repeat("携手同行 BEGIN:VEVENT\r\n", 200))
	f, again := cache.Prepare(plain, modified), cache.Prepare(bytes.Clone(plain), modified)
	if !bytes.Equal(f.Plain.Bytes, plain) || !bytes.Equal(f.Gzip.Bytes, again.Gzip.Bytes) || f.Gzip.ETag != again.Gzip.ETag {
		t.Error("the same bytes are not prepared the same")
	}
	r, err := gzip.NewReader(bytes.NewReader(f.Gzip.Bytes))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, plain) {
		t.Errorf("gzip gives back %d octets, %v", len(back), err)
	}
	if !r.ModTime.IsZero() || r.Name != "" {
		t.Errorf("the gzip header says %v %q", r.ModTime, r.Name)
	}
	if f.Plain.Encoding != "" || f.Gzip.Encoding != "gzip" {
		t.Errorf("encodings %q, %q", f.Plain.Encoding, f.Gzip.Encoding)
	}
	other := cache.Prepare([]byte("other"), modified)
	tags := map[string]bool{}
	for _, b := range []cache.Body{f.Plain, f.Gzip, other.Plain, other.Gzip} {
		if b.Length != strconv.Itoa(len(b.Bytes)) {
			t.Errorf("length %s of %d octets", b.Length, len(b.Bytes))
		}
		if len(b.ETag) < 20 || b.ETag[0] != '"' || strings.Trim(b.ETag, `"`) != b.ETag[1:len(b.ETag)-1] {
			t.Errorf("ETag %s", b.ETag)
		}
		tags[b.ETag] = true
	}
	if len(tags) != 4 {
		t.Errorf("four bodies have %d tags", len(tags))
	}
	if f.LastModified != "Fri, 15 May 2026 01:02:03 GMT" {
		t.Errorf("Last-Modified: %s", f.LastModified)
	}
	if none := cache.Prepare(nil, civil.Instant{}); none.LastModified != "" || none.Plain.Length != "0" {
		t.Errorf("nothing is prepared as %+v", none)
	}
}

func TestNotModified(t *testing.T) {
	t.Parallel()
	f := cache.Prepare([]byte("x"), modified)
	undated := cache.Prepare([]byte("x"), civil.Instant{})
	const same, earlier, later = "Fri, 15 May 2026 01:02:03 GMT", "Fri, 15 May 2026 01:02:02 GMT", "Sat, 16 May 2026 01:02:02 GMT"
	for _, tc := range []struct {
		name         string
		f            *cache.Finished
		match, since string
		want         bool
	}{
		{"no condition", f, "", "", false},
		{"the tag", f, f.Plain.ETag, "", true},
		{"the tag of the other encoding", f, f.Gzip.ETag, "", false},
		{"the tag decides alone", f, `"old"`, later, false},
		{"the tag, though the date is old", f, f.Plain.ETag, earlier, true},
		{"the date", f, "", same, true},
		{"a later date", f, "", later, true},
		{"an earlier date", f, "", earlier, false},
		{"RFC 850", f, "", "Friday, 15-May-26 01:02:03 GMT", true},
		{"asctime", f, "", "Fri May 15 01:02:03 2026", true},
		{"no date", f, "", "yesterday", false},
		{"another zone", f, "", "Fri, 15 May 2026 09:02:03 CST", false},
		{"undated answer", undated, "", later, false},
	} {
		if got := tc.f.NotModified(&tc.f.Plain, tc.match, tc.since); got != tc.want {
			t.Errorf("%s: got %v", tc.name, got)
		}
	}
}

func TestMatchETag(t *testing.T) {
	t.Parallel()
	const tag = `"abc"`
	for field, want := range map[string]bool{
		``: false, `*`: true, ` * `: true, `"abc"`: true, `W/"abc"`: true, `"x", "abc"`: true, `"x","y" ,W/"abc"`: true,
		`"x,\"abc\""`: false, `"a", "b"`: false, `abc`: false, `"abc`: false, `"x, "abc"`: false, `"ABC"`: false,
		`, ,"abc"`: true, `"with,comma", "abc"`: true, `"x" *`: false, `w/"abc"`: false, `"`: false, `W/`: false,
	} {
		if got := cache.MatchETag(field, tag); got != want {
			t.Errorf("%q: got %v", field, got)
		}
	}
	if !cache.MatchETag(`"abc"`, `W/"abc"`) {
		t.Error("a weak tag of ours does not match")
	}
}

func FuzzMatchETag(f *testing.F) {
	f.Add(`"x", W/"y",*`)
	f.Add(`W/W/"""`)
	f.Fuzz(func(t *testing.T, field string) {
		const tag = `"0123456789abcdef"`
		if cache.MatchETag(field, tag) && strings.TrimSpace(field) != "*" && !strings.Contains(field, tag) {
			t.Errorf("%q names a tag it does not hold", field)
		}
	})
}

func TestAcceptsGzip(t *testing.T) {
	t.Parallel()
	f := cache.Prepare([]byte("x"), modified)
	for field, want := range map[string]bool{
		"": false, "gzip": true, "GZIP": true, "x-gzip": true, "deflate, gzip, br": true, "gzip;q=0.5": true,
		"gzip;q=0": false, "gzip; q=0.000": false, "gzip;Q=0": false, "identity": false, "*": true, "*;q=0": false,
		"gzip;q=0, *": false, "*;q=0, gzip": true, "br, *;q=0.1": true, "gzipped": false, "gzip;q=high": true, ",,;": false,
	} {
		if got := cache.AcceptsGzip(field); got != want {
			t.Errorf("%q: got %v", field, got)
		}
		if got := f.For(field) == &f.Gzip; got != want {
			t.Errorf("%q: gzip body %v", field, got)
		}
	}
}

package cache

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"sync"
	"time"

	"tongxing/internal/civil"
)

// Finished is an answer ready to be sent, plain and compressed. It never
// changes after Prepare.
type Finished struct {
	Plain, Gzip  Body
	LastModified string // an HTTP-date (RFC 9110 section 5.6.7); empty where unknown
	modified     time.Time
}

// Body is one encoding of an answer with the header fields that belong to it.
type Body struct {
	Bytes    []byte
	Encoding string // the value of Content-Encoding; empty for plain bytes
	ETag     string // strong entity tag over Bytes, in its quotes
	Length   string // the value of Content-Length
}

// httpDate is the format of HTTP-dates, for times in UTC.
const httpDate = "Mon, 02 Jan 2006 15:04:05 GMT"

// Prepare finishes the plain bytes, which must not be changed afterwards. The
// same bytes give the same Finished. modified is the instant since which the
// answer has been what it is: the last change, or a later instant at which the
// answer changed by itself.
func Prepare(plain []byte, modified civil.Instant) *Finished {
	f := &Finished{
		Plain: body(plain, ""),
		Gzip:  body(compress(plain), "gzip"),
	}
	if !modified.IsZero() {
		f.modified = modified.Time().Truncate(time.Second)
		f.LastModified = f.modified.Format(httpDate)
	}
	return f
}

func body(b []byte, encoding string) Body {
	sum := sha256.Sum256(b)
	const enough = 18 // octets of the hash: 144 bits, 24 letters
	return Body{
		Bytes:    b,
		Encoding: encoding,
		ETag:     `"` + base64.RawURLEncoding.EncodeToString(sum[:enough]) + `"`,
		Length:   strconv.Itoa(len(b)),
	}
}

// compressors are kept because one takes more memory than most answers. Their
// level is the default one: an answer is compressed once and sent many times,
// and for calendars of Chinese text BestSpeed gives a third more bytes.
var compressors = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// compress returns b in gzip. Its header carries neither a time nor a name, so
// the same bytes give the same bytes.
func compress(b []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(b)/4 + 64)
	w := compressors.Get().(*gzip.Writer)
	defer compressors.Put(w)
	w.Reset(&out)
	_, _ = w.Write(b) // a bytes.Buffer does not fail
	_ = w.Close()
	return out.Bytes()
}

// For returns the body to send to a client with that Accept-Encoding. Such an
// answer says Vary: Accept-Encoding.
func (f *Finished) For(acceptEncoding string) *Body {
	if AcceptsGzip(acceptEncoding) {
		return &f.Gzip
	}
	return &f.Plain
}

// NotModified says whether a GET or HEAD for b that came with these fields is
// answered 304. If-None-Match decides alone where it is present (RFC 9110
// section 13.2.2).
func (f *Finished) NotModified(b *Body, ifNoneMatch, ifModifiedSince string) bool {
	if ifNoneMatch != "" {
		return MatchETag(ifNoneMatch, b.ETag)
	}
	if f.modified.IsZero() {
		return false
	}
	// The two older forms are those that RFC 9110 section 5.6.7 wants read.
	for _, layout := range []string{httpDate, "Monday, 02-Jan-06 15:04:05 GMT", time.ANSIC} {
		if since, err := time.Parse(layout, ifModifiedSince); err == nil {
			return !f.modified.After(since)
		}
	}
	return false
}

// MatchETag says whether an If-None-Match field names the entity tag, by weak
// comparison (RFC 9110 sections 8.8.3.2 and 13.1.2): a list, members with W/,
// or * for any. Several lines of the field come joined by commas. Tags may
// contain commas; reading stops at the first member that is not a tag.
func MatchETag(ifNoneMatch, etag string) bool {
	if strings.TrimSpace(ifNoneMatch) == "*" {
		return true
	}
	opaque := strings.TrimPrefix(etag, "W/")
	for rest := ifNoneMatch; ; {
		rest = strings.TrimLeft(rest, " \t,")
		rest = strings.TrimPrefix(rest, "W/")
		if !strings.HasPrefix(rest, `"`) {
			return false
		}
		end := strings.IndexByte(rest[1:], '"')
		if end < 0 {
			return false
		}
		if rest[:end+2] == opaque {
			return true
		}
		rest = rest[end+2:]
	}
}

// AcceptsGzip says whether an Accept-Encoding field allows gzip (RFC 9110
// section 12.5.3): by name, or by * where the name is not there, and not with
// a weight of zero.
func AcceptsGzip(acceptEncoding string) bool {
	byName, named, byStar := false, false, false
	for member := range strings.SplitSeq(acceptEncoding, ",") {
		coding, weight, _ := strings.Cut(member, ";")
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			named, byName = true, byName || !zeroWeight(weight)
		case "*":
			byStar = !zeroWeight(weight)
		}
	}
	return byName || byStar && !named
}

// zeroWeight says whether a member's parameters are q=0.
func zeroWeight(parameters string) bool {
	name, value, _ := strings.Cut(parameters, "=")
	if !strings.EqualFold(strings.TrimSpace(name), "q") {
		return false
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	return err == nil && q == 0
}

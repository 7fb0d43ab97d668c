package plandoc_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"tongxing/internal/plandoc"
)

// BenchmarkGrowth reports how many times longer eight times the text takes;
// 8 is linear.
func BenchmarkGrowth(b *testing.B) {
	one, err := os.ReadFile("testdata/01-chapters.txt")
	if err != nil {
		b.Fatal(err)
	}
	read := func(times int) time.Duration {
		data := bytes.Repeat(one, times)
		start := time.Now()
		if _, err := plandoc.Read("a.txt", data); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var small, large time.Duration
	for b.Loop() {
		small += read(50)
		large += read(400)
	}
	b.ReportMetric(float64(large)/float64(small), "growth")
}

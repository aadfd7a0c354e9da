// Sums of values with random signs, many at a time. Its twin sign-sums-plain.ts gives the same numbers from the same generators,
// to the bit: additions are done in the same order. After a change: node scripts/build-kernel.ts
#include "four-generators.h"
enum { BITS = 8, TABLES = 4, GROUP = BITS * TABLES, SIZE = 1 << BITS };

// The sums of +-values for all 256 signs of eight values, four times eight values.
static double table[TABLES][SIZE];

static __attribute__((noinline)) void fill_table(double *into, const double *values) {
  double negated = 0;
#pragma clang loop unroll(disable)
  for (int bit = 0; bit < BITS; bit++) negated -= values[bit];
  into[0] = negated;
#pragma clang loop unroll(disable)
  for (int bit = 0; bit < BITS; bit++) {
    double twice = 2 * values[bit];
#pragma clang loop unroll(disable)
    for (int at = 0; at < 1 << bit; at++) into[(1 << bit) + at] = into[at] + twice;
  }
}

// Sets each sum to that of all values, each time with other signs: a word for 32 of them. `count` is a multiple of 32, `sums`
// one of 4.
EXPORT void add_signed(const double *values, uint32_t count, double *sums, uint32_t size) {
  u32x4 s[4] = {generator[0], generator[1], generator[2], generator[3]};
  for (uint32_t at = 0; at < size; at++) sums[at] = 0;
  for (uint32_t start = 0; start < count; start += GROUP) {
    for (int t = 0; t < TABLES; t++) fill_table(table[t], values + start + BITS * t);
    for (uint32_t at = 0; at < size; at += 4) {
      u32x4 words = next_words(s);
#pragma clang loop unroll(full)
      for (int g = 0; g < 4; g++) {
        uint32_t word = words[g];
        sums[at + g] += (table[0][word & 255] + table[1][word >> 8 & 255]) + (table[2][word >> 16 & 255] + table[3][word >> 24]);
      }
    }
  }
  for (int w = 0; w < 4; w++) generator[w] = s[w];
}

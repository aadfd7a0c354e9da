// Sums of residuals with random signs, seeds x items, and moments of column means. Its twin flip-sums-plain.ts gives the same
// numbers to the bit: additions are done in the same order. After a change: node scripts/build-kernel.ts
#include <stdint.h>
#define EXPORT __attribute__((visibility("default")))
typedef double f64x2 __attribute__((vector_size(16)));
typedef uint64_t u64x2 __attribute__((vector_size(16)));
enum { LANES = 2, VECTORS = 4, GROUP = LANES * VECTORS, WORD = 32 };

#define MINUS (1ull << 63)
#define TWO(bits) {(bits & 1) * MINUS, (bits >> 1 & 1) * MINUS}
#define FOUR(bits) {TWO((bits)), TWO((bits >> 2))}
#define SIXTEEN(bits) FOUR(bits), FOUR((bits + 1)), FOUR((bits + 2)), FOUR((bits + 3))
// Sign bits of four values, for four random bits.
static const u64x2 flips[16][2] = {SIXTEEN(0), SIXTEEN(4), SIXTEEN(8), SIXTEEN(12)};

static inline f64x2 sum_of(const f64x2 *four) { return (four[0] + four[1]) + (four[2] + four[3]); }

// Flips every residual by a bit of its own: sets `rows` (two partial sums a seed) to the sums of the rows, adds the column sums
// times `share` to `means`, and returns the sum of the squared column sums. `items` is a multiple of 32; words as residuals, 32 a word.
EXPORT double flip(const f64x2 *residuals, const uint32_t *words, uint32_t seeds, uint32_t items, double share, f64x2 *rows,
                   f64x2 *means) {
  const uint32_t chunks = items / WORD, width = items / LANES;
  f64x2 squares = {0, 0};
  for (uint32_t s = 0; s < seeds; s++) rows[s] = (f64x2){0, 0};
  for (uint32_t group = 0; group < items / GROUP; group++) {
    const uint32_t chunk = group * GROUP / WORD, shift = group * GROUP % WORD;
    f64x2 column[VECTORS] = {{0}};
    for (uint32_t s = 0; s < seeds; s++) {
      const uint32_t bits = words[s * chunks + chunk] >> shift;
      const u64x2 *low = flips[bits & 15], *high = flips[bits >> 4 & 15];
      const u64x2 *from = (const u64x2 *)residuals + s * width + group * VECTORS;
      const f64x2 flipped[VECTORS] = {(f64x2)(from[0] ^ low[0]), (f64x2)(from[1] ^ low[1]), (f64x2)(from[2] ^ high[0]),
                                      (f64x2)(from[3] ^ high[1])};
      for (int v = 0; v < VECTORS; v++) column[v] += flipped[v];
      rows[s] += sum_of(flipped);
    }
    f64x2 squared[VECTORS];
    for (int v = 0; v < VECTORS; v++) {
      squared[v] = column[v] * column[v];
      means[group * VECTORS + v] += column[v] * share;
    }
    squares += sum_of(squared);
  }
  return squares[0] + squares[1];
}

// Sets `sums` to the sum of the values and that of their squares; `items` is a multiple of 8.
EXPORT void add_moments(const f64x2 *values, uint32_t items, double *sums) {
  f64x2 total = {0, 0}, squares = {0, 0};
  for (uint32_t group = 0; group < items / GROUP; group++) {
    f64x2 squared[VECTORS];
    for (int v = 0; v < VECTORS; v++) squared[v] = values[group * VECTORS + v] * values[group * VECTORS + v];
    total += sum_of(values + group * VECTORS);
    squares += sum_of(squared);
  }
  sums[0] = total[0] + total[1];
  sums[1] = squares[0] + squares[1];
}

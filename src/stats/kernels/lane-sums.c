// Sums over drawn items of many small whole numbers at once. Its twin lane-sums-plain.ts gives the same numbers from the same
// generators, whatever is done here to be fast. After a change: node scripts/build-kernel.ts
#include "four-generators.h"
#include <wasm_simd128.h>
typedef int8_t i8x16 __attribute__((vector_size(16)));
typedef int16_t i16x8 __attribute__((vector_size(16)));
#define INLINE inline __attribute__((always_inline))
enum { VECTOR = 16, PANEL = 3 }; // three vectors a panel: their accumulators stay in 16 registers
enum { AHEAD = 32 };             // indices drawn before they are needed

// Every word times items squared, as a fixed-point number: its two digits in base `items` <= 65535, and what is left of it.
// In halves of 16 bits, whose products fit 32 bits: of products of 64 bits the compiler makes ten instructions each, and the
// indices take twice as long.
typedef struct { u32x4 first, second, rest; } Digits;
static inline u32x4 high_digit(u32x4 words, u32x4 items) {
  return ((words >> 16) * items + ((words & 0xffff) * items >> 16)) >> 16;
}
static inline Digits digits_of(u32x4 words, u32x4 items) {
  u32x4 left = words * items;
  return (Digits){high_digit(words, items), high_digit(left, items), left * items};
}

// Indices of one replicate below `items` <= 65535: `count` are asked for, `drawn` are there. Words whose rest is below `least`
// = 2^32 % items^2 are rejected. `list` has 8 entries to spare.
typedef struct { uint16_t *list; uint32_t items, least, count, drawn; } Indices;

// Draws at least `wanted` of the indices, every one equally likely: a word gives two of them, or none where it is rejected
// (Lemire 2019, for one number below items^2). Up to 7 indices beyond `wanted` may be drawn, those beyond `count` are lost.
static INLINE void draw_indices(Indices *indices, uint32_t wanted) {
  u32x4 s[4] = {generator[0], generator[1], generator[2], generator[3]};
  uint32_t items = indices->items, least = indices->least, drawn = indices->drawn;
  u32x4 factor = {items, items, items, items}, bound = {least, least, least, least};
  while (drawn < wanted) {
    Digits digits = digits_of(next_words(s), factor);
    u32x4 both = digits.first | digits.second << 16, kept = (u32x4)(digits.rest >= bound);
    if (__builtin_expect(wasm_i32x4_bitmask((v128_t)kept) == 15, 1)) {
      __builtin_memcpy(indices->list + drawn, &both, 16);
      drawn += 8;
      continue;
    }
    for (int g = 0; g < 4; g++) {
      uint32_t pair = both[g];
      __builtin_memcpy(indices->list + drawn, &pair, 4);
      drawn += kept[g] ? 2 : 0;
    }
  }
  for (int w = 0; w < 4; w++) generator[w] = s[w];
  indices->drawn = drawn;
}

// into = from + weight * layer, entry by entry.
EXPORT void add_layer(i8x16 *into, const i8x16 *from, const i8x16 *layer, uint32_t vectors, uint32_t weight) {
  for (uint32_t v = 0; v < vectors; v++) {
    i8x16 sum = from[v], one = layer[v];
    for (uint32_t w = 0; w < weight; w++) sum += one;
    into[v] = sum;
  }
}

static inline void widen(i16x8 *wide, i8x16 narrow) {
  wide[0] += __builtin_convertvector(__builtin_shufflevector(narrow, narrow, 0, 1, 2, 3, 4, 5, 6, 7), i16x8);
  wide[1] += __builtin_convertvector(__builtin_shufflevector(narrow, narrow, 8, 9, 10, 11, 12, 13, 14, 15), i16x8);
}

// Adds the rows that the indices name to `sums`: bytes hold `narrow` rows at least, 16 bits hold `wide` rows. Indices that are
// not there yet are drawn shortly before: drawing keeps the processor's units for arithmetic busy, adding those for memory.
static INLINE void add_panel(const i8x16 *rows, const int vectors, Indices *indices, uint32_t narrow, uint32_t wide,
                             int32_t *sums) {
  const uint32_t count = indices->count;
  for (uint32_t at = 0; at < count;) {
    uint32_t pause = count - at < wide ? count : at + wide;
    i16x8 total[2 * PANEL] = {{0}};
    while (at < pause) {
      uint32_t end = pause - at < narrow ? pause : at + narrow;
      if (indices->drawn < count) draw_indices(indices, count - end < AHEAD ? count : end + AHEAD);
      i8x16 sum[PANEL] = {{0}};
      for (; at < end; at++) {
        const i8x16 *row = rows + vectors * indices->list[at];
        for (int v = 0; v < vectors; v++) sum[v] += row[v];
      }
      for (int v = 0; v < vectors; v++) widen(total + 2 * v, sum[v]);
    }
    for (int lane = 0; lane < VECTOR * vectors; lane++) sums[lane] += ((int16_t *)total)[lane];
  }
}

// Replicate r draws counts[r] of `items` rows and adds them to sums[r]; rows lie panel by panel, the last may be narrower.
EXPORT void add_draws(const i8x16 *rows, uint32_t vectors, uint32_t items, const uint32_t *counts, uint32_t replicates,
                      uint32_t narrow, uint32_t wide, int32_t *sums, uint16_t *list) {
  const uint32_t least = (0u - items * items) % (items * items);
  for (uint32_t r = 0; r < replicates; r++) {
    Indices indices = {list, items, least, counts[r], 0};
    for (uint32_t v = 0; v < vectors; v += PANEL) {
      const i8x16 *panel = rows + v * items;
      int32_t *into = sums + VECTOR * (r * vectors + v);
      if (vectors - v >= 3) add_panel(panel, 3, &indices, narrow, wide, into);
      else if (vectors - v == 2) add_panel(panel, 2, &indices, narrow, wide, into);
      else add_panel(panel, 1, &indices, narrow, wide, into);
    }
  }
}

// Four xoshiro128++ side by side (Blackman & Vigna 2021); word w of generator g is state[4 * w + g].
#include <stdint.h>
#define EXPORT __attribute__((visibility("default")))
typedef uint32_t u32x4 __attribute__((vector_size(16)));

static u32x4 generator[4];
EXPORT uint32_t *generator_at(void) { return (uint32_t *)generator; }

static inline u32x4 rotate(u32x4 x, int by) { return (x << by) | (x >> (32 - by)); }

static inline u32x4 next_words(u32x4 *s) {
  u32x4 words = rotate(s[0] + s[3], 7) + s[0], shifted = s[1] << 9;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= shifted; s[3] = rotate(s[3], 11);
  return words;
}

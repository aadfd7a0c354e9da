/**
 * The finaliser of MurmurHash3: one to one on 32 bits, and every input bit moves every output bit.
 * @returns a signed 32-bit integer
 * @source Appleby, MurmurHash3 (public domain), `fmix32`.
 */
export function mix32(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

import { mix32 } from '../stats/random/mix32.ts';

const bytes = new Float64Array(1);
const words = new Uint32Array(bytes.buffer);

/** One step of a 32-bit mixing hash, as an unsigned word; the constant keeps runs of zeros apart. */
export const mix = (hash: number, value: number): number => (mix32(hash ^ value) + 0x9e3779b9) >>> 0;

/** Mixes all 64 bits of a number into a hash. */
export function mixNumber(hash: number, value: number): number {
  bytes[0] = value;
  return mix(mix(hash, words[0] as number), words[1] as number);
}

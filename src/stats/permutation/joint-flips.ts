import type { Rng } from '../../core/random.ts';
import type { FlipDomain } from './flip-domain.ts';
import { signedAdder } from './signed-adder.ts';

/** Arrangements worked on at a time, small enough for the caches; whole words of four bytes. */
const BLOCK = 2048;

/** Signs of many arrangements, one byte for eight units. */
export interface FlipSigns {
  readonly arrangements: number;
  /** Gives the signs of the units from `unit` on to as many arrangements as `words` has bytes, from `start` on. */
  fill(words: Uint32Array, start: number, unit: number): void;
}

export const randomSigns = (draws: number, rng: Rng): FlipSigns => ({
  arrangements: draws,
  fill: words => rng.fill(words),
});

/** All sign vectors: bit u of the number of an arrangement is the sign of unit u. */
export const allSigns = (units: number): FlipSigns => ({
  arrangements: 2 ** units,
  fill: (words, start, unit) => {
    for (let at = 0; at < words.length; at++) {
      let word = 0;
      for (let byte = 3; byte >= 0; byte--) word = (word << 8) | (((start + 4 * at + byte) >>> unit) & 255);
      words[at] = word;
    }
  },
});

/**
 * Runs through the arrangements and gives the flipped sum of every cell in each of them: one sign for a unit, whatever cells
 * of its domain it is in, and none shared between domains. Memory for 2,048 arrangements, however many there are.
 * @param domains the cells 0 … K − 1, each in one of them
 * @param visit takes the sums by cell, of which the first `count` are arrangements
 */
export function jointFlips(
  domains: readonly FlipDomain[],
  signs: FlipSigns,
  visit: (sums: readonly Float64Array[], count: number) => void,
): void {
  const addSigned = signedAdder();
  const words = new Uint32Array(BLOCK / 4);
  const sums: Float64Array[] = [];
  for (const { cell } of domains.flatMap(domain => domain.cells)) sums[cell] = new Float64Array(BLOCK);
  for (let start = 0; start < signs.arrangements; start += BLOCK) {
    for (const list of sums) list.fill(0);
    let first = 0;
    for (const { units, cells } of domains) {
      for (let unit = 0; unit < units; unit += 8) {
        signs.fill(words, start, first + unit);
        for (const { cell, terms } of cells) {
          addSigned(sums[cell] as Float64Array, terms.subarray(unit, unit + 8), words);
        }
      }
      first += units;
    }
    visit(sums, Math.min(BLOCK, signs.arrangements - start));
  }
}

import type { CrossedRatio } from '../../src/stats/bootstrap/crossed-ratios.ts';
import type { PairedMatrix } from '../../src/stats/gain/paired-matrix.ts';

/** Every ordered draw of n of n. */
const allDraws = (n: number): number[][] =>
  Array.from({ length: n }).reduce<number[][]>(
    draws => draws.flatMap(draw => Array.from({ length: n }, (_, unit) => [...draw, unit])),
    [[]],
  );

const sumOver = ({ items, values }: PairedMatrix, seeds: readonly number[], columns: readonly number[]): number => {
  let sum = 0;
  for (const s of seeds) for (const i of columns) sum += values[s * items + i] as number;
  return sum;
};

/** A ratio as text; equal up to rounding, equal text. */
export const ratioText = (top: number, bottom: number): string =>
  Math.abs(bottom) < 1e-12 ? 'none' : (top / bottom + 0).toFixed(9).replace(/^-(0\.0+)$/, '$1');

/** The chance of every value of a few ratios together, over all crossed resamples of small layouts. */
export function crossedLaw(ratios: readonly CrossedRatio[]): Map<string, number> {
  const { seeds, items } = (ratios[0] as CrossedRatio).numerators;
  const law = new Map<string, number>();
  const share = 1 / (seeds ** seeds * items ** items);
  for (const drawnSeeds of allDraws(seeds)) {
    for (const columns of allDraws(items)) {
      const key = ratios
        .map(({ numerators, denominators }) =>
          ratioText(sumOver(numerators, drawnSeeds, columns), sumOver(denominators, drawnSeeds, columns)),
        )
        .join(' ');
      law.set(key, (law.get(key) ?? 0) + share);
    }
  }
  return law;
}

import type { AarRecord } from '../aar/aar-record.ts';
import { cellVariance, rowCells } from './row-cells.ts';

/**
 * Variance between two trained students, as a share of what independent answers would have: at least this under two seeds.
 * Between the clean runs of the sandbox's archive it is 1.3 to 2.3 for one method, and more for two.
 */
const UNLIKE = 0.5;
/** A quarter of squared differences lie below this share of their variance: quartile of χ² with one degree of freedom. */
const LOWER_QUARTILE = 0.1015;
/** Seeds that tell how alike two methods are, at the least. */
const LEAST_SEEDS = 2;

interface Domain {
  readonly records: readonly AarRecord[];
  readonly broken: ReadonlySet<string>;
}

const isArmOf = (x: AarRecord, y: AarRecord): boolean => x.method === y.method && x.config === y.config;

/** Squared differences between two runs, cell by cell, as shares of what independent answers would have. */
function differences(x: AarRecord, y: AarRecord): readonly number[] {
  return [...(x.own?.subsets ?? [])].flatMap(([name, part]) => {
    const other = y.own?.subsets.get(name);
    const others = other === undefined ? [] : rowCells(other);
    return rowCells(part).flatMap((cell, at) => {
      const beside = others[at];
      const variance = beside === undefined ? 0 : cellVariance(cell, beside);
      return beside === undefined || variance === 0 ? [] : [(cell.said - beside.said) ** 2 / variance];
    });
  });
}

/**
 * How little the answers of two runs may differ, as a share of the variance of independent answers; 0 where they may be the
 * same. Two methods under one seed learn from one teacher, in one order, and one may be the other in all but name: how alike
 * they are is read off their other seeds, by the quarter of counts that differ least. Where there are too few of those,
 * only rows that do not belong to their file are worth a question.
 */
export function leastShare(x: AarRecord, y: AarRecord, { records, broken }: Domain): number {
  if (x.seed !== y.seed) return UNLIKE;
  const isOther = ({ seed, path }: AarRecord): boolean => seed !== x.seed && !broken.has(path);
  const seeds = records
    .filter(one => isOther(one) && isArmOf(one, x))
    .flatMap(one => {
      const beside = records.find(other => isOther(other) && isArmOf(other, y) && other.seed === one.seed);
      return beside === undefined ? [] : [differences(one, beside)];
    });
  if (seeds.length < LEAST_SEEDS) return broken.has(x.path) !== broken.has(y.path) ? UNLIKE : 0;
  const sorted = seeds.flat().sort((one, two) => one - two);
  const quartile = sorted[Math.floor(sorted.length / 4)] ?? 0;
  return Math.min(UNLIKE, quartile / LOWER_QUARTILE);
}

import type { AarArchive } from '../aar/aar-archive.ts';
import type { AarRecord } from '../aar/aar-record.ts';
import { decimalsOf } from './compare-numbers.ts';
import { firstNotBelow } from './first-not-below.ts';
import { MOST_CHANCE, type Shared } from './shared.ts';

/** Teachers of one model agree more than strangers do: so many times more often, at the most, on a row that says anything. */
const MOST_ALIKE = 3;
/** Labels of more decimals are as the writer wrote them. */
const MOST_DECIMALS = 6;

interface Labelled {
  readonly record: AarRecord;
  /** Probability of the second class by row; NaN where there is none. */
  readonly shares: Float64Array;
  /** The same, in order of size. */
  readonly sorted: Float64Array;
  /** Decimals of the longest; more than a person writes is as many as any. */
  readonly decimals: number;
}

function readLabels(record: AarRecord): readonly Labelled[] {
  const { softLabels } = record;
  if (softLabels === undefined || softLabels.length === 0) return [];
  const shares = Float64Array.from(softLabels, row => {
    const share = Array.isArray(row) ? (row[1] as unknown) : undefined;
    return typeof share === 'number' ? share : Number.NaN;
  });
  let decimals = 0;
  for (const share of shares) {
    if (decimals > MOST_DECIMALS) break;
    if (!Number.isNaN(share)) decimals = Math.max(decimals, decimalsOf(share));
  }
  return [{ record, shares, sorted: shares.toSorted(), decimals }];
}

/** How far two roundings of one number are apart, at the most: one of them was cut. */
const slackOf = (x: Labelled, y: Labelled): number => {
  const decimals = Math.min(x.decimals, y.decimals);
  return decimals > MOST_DECIMALS ? 1e-9 : 10 ** -decimals * (1 + 1e-6);
};

const isAlike = (x: Labelled, y: Labelled, slack: number): boolean =>
  x.shares.every((share, row) => {
    const other = y.shares[row] as number;
    return Math.abs(share - other) <= slack || (Number.isNaN(share) && Number.isNaN(other));
  });

const placeOf = (sorted: Float64Array, value: number): number =>
  firstNotBelow(sorted.length, at => (sorted[at] as number) < value);

/** Logarithm of the chance that independent teachers agree on every row: rows near 0 and 1, where most are, say nothing. */
function logChance({ shares, sorted }: Labelled, slack: number): number {
  return shares.reduce((sum, share) => {
    const near = placeOf(sorted, share + slack) - placeOf(sorted, share - slack);
    return sum + Math.min(0, Math.log((MOST_ALIKE * near) / shares.length));
  }, 0);
}

/** Soft labels of two teachers that agree on every row, up to the digits of the shorter one, by more than chance. */
function alikePairs(group: readonly Labelled[]): readonly (readonly [Labelled, Labelled])[] {
  const pairs = (group.length * (group.length - 1)) / 2;
  return group.flatMap((x, at) =>
    group.slice(at + 1).flatMap(y => {
      const slack = slackOf(x, y);
      if (!isAlike(x, y, slack) || logChance(x, slack) + Math.log(pairs) > Math.log(MOST_CHANCE)) return [];
      return [[x, y] as const];
    }),
  );
}

/** Soft labels that several teachers share, whole or shortened. */
export function sharedLabels({ records }: AarArchive): readonly Shared[] {
  const labelled = records.flatMap(readLabels);
  const groups = Map.groupBy(labelled, ({ shares }) => shares.length);
  return [...groups.values()].flatMap(group => {
    const first = new Map<Labelled, Labelled>();
    for (const [x, y] of alikePairs(group)) first.set(y, first.get(x) ?? x);
    const sets = Map.groupBy(first.keys(), one => first.get(one) as Labelled);
    return [...sets].map(([anchor, others]) => {
      const all = [anchor, ...others];
      const most = Math.max(...all.map(({ decimals }) => decimals));
      const short = all.filter(({ decimals }) => decimals <= MOST_DECIMALS && decimals < most);
      return {
        field: 'soft_labels',
        records: all.map(({ record }) => record),
        showIn: (record: AarRecord) => `${record.softLabels?.length ?? 0} rows`,
        copied: new Set(short.map(({ record }) => record)),
      };
    });
  });
}

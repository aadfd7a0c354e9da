import type { CheckedClaim, Claim, Series, SeriesSummary } from '../core/evidence.ts';

/** Numbers that tools print in full differ from ours by the order of additions only. */
const TOLERANCE = 1e-6;

/** Mean score of each item over its repeats, in order of the items; without a score they count as `unscoredAs`, or not at all. */
function itemMeans({ outcomes }: Series, unscoredAs?: number): readonly number[] {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { item, status, score } of outcomes) {
    const value = status === 'scored' ? score : unscoredAs;
    if (value === undefined) continue;
    const own = sums.get(item) ?? { sum: 0, count: 0 };
    sums.set(item, { sum: own.sum + value, count: own.count + 1 });
  }
  return [...sums.values()].map(({ sum, count }) => sum / count);
}

function meanAndError(values: readonly number[]): { readonly mean?: number; readonly stderr?: number } {
  const n = values.length;
  if (n === 0) return {};
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, stderr: Math.sqrt(squares / (n - 1) / n) };
}

const toleranceOf = ({ decimals }: Claim): number =>
  decimals === undefined ? TOLERANCE : 0.5 * 10 ** -decimals + TOLERANCE;

/**
 * What the numbers that are claimed should be. Where the file holds fewer items than it counts, its mean is not that of these;
 * a standard error of right-or-wrong outcomes still follows from the claimed mean and count: √(p(1 − p) ÷ (n − 1)).
 */
function expectClaim(claim: Claim, series: Series, summary: Omit<SeriesSummary, 'claims'>): number | undefined {
  const claimed = (kind: Claim['kind']): number | undefined => series.claims.find(one => one.kind === kind)?.value;
  const items = claimed('items');
  const isWhole = summary.items > 0 && (items === undefined || items === summary.items);
  if (claim.kind === 'items') return summary.items > 0 ? summary.items : undefined;
  if (isWhole) {
    const { mean, stderr } = meanAndError(itemMeans(series, claim.unscoredAs));
    if (claim.kind === 'mean') return mean;
    if (claim.kind === 'stderr') return stderr;
    return mean === undefined ? undefined : mean * summary.items;
  }
  const mean = claimed('mean');
  if (claim.kind !== 'stderr' || mean === undefined || items === undefined || items < 2) return undefined;
  return mean >= 0 && mean <= 1 ? Math.sqrt((mean * (1 - mean)) / (items - 1)) : undefined;
}

/** Counts, mean and standard error of a series beside what its file claims. */
export function summarizeSeries(series: Series): SeriesSummary {
  const { path, format, facts, outcomes } = series;
  const summary = {
    path,
    format,
    facts,
    items: new Set(outcomes.map(({ item }) => item)).size,
    outcomes: outcomes.length,
    unscored: outcomes.filter(({ status }) => status !== 'scored').length,
    ...meanAndError(itemMeans(series)),
  };
  const claims = series.claims.map((claim): CheckedClaim => {
    const found = expectClaim(claim, series, summary);
    if (found === undefined) return { ...claim, agrees: 'cannot be checked' };
    return { ...claim, found, agrees: Math.abs(found - claim.value) <= toleranceOf(claim) ? 'yes' : 'no' };
  });
  return { ...summary, claims };
}

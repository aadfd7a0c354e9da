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

/** Sum over outcomes: what a tool counts as right. */
const sumScores = ({ outcomes }: Series, unscoredAs = 0): number =>
  outcomes.reduce((sum, { status, score }) => sum + (status === 'scored' ? score : unscoredAs), 0);

const roundingOf = ({ decimals }: Claim): number => (decimals === undefined ? 0 : 0.5 * 10 ** -decimals);

/** Standard error of right-or-wrong outcomes with a mean: √(p(1 − p) ÷ (n − 1)). */
const binaryError = (mean: number, n: number): number => {
  const p = Math.min(1, Math.max(0, mean));
  return Math.sqrt((p * (1 - p)) / (n - 1));
};

const check = (claim: Claim, found: number, slack = 0): CheckedClaim => {
  const isNear = Math.abs(found - claim.value) <= TOLERANCE + roundingOf(claim) + slack;
  return { ...claim, found, agrees: isNear ? 'yes' : 'no' };
};

const UNKNOWN = 'cannot be checked';

/**
 * A standard error without its outcomes follows from the claimed mean and count where they are right or wrong; no scores from 0 to
 * 1 with that mean have a larger one, scores between have a smaller one, of which nothing can be said.
 */
function checkWithoutOutcomes(claim: Claim, mean: Claim | undefined, n: number | undefined): CheckedClaim {
  if (claim.kind !== 'stderr' || mean === undefined || n === undefined || n < 2) return { ...claim, agrees: UNKNOWN };
  if (!(mean.value >= 0 && mean.value <= 1)) return { ...claim, agrees: UNKNOWN };
  const found = binaryError(mean.value, n);
  const around = [mean.value - roundingOf(mean), mean.value + roundingOf(mean)].map(value => binaryError(value, n));
  const slack = Math.max(...around.map(value => Math.abs(value - found)));
  const checked = check(claim, found, slack);
  return checked.agrees === 'no' && claim.value < found ? { ...claim, agrees: UNKNOWN } : checked;
}

/** The claim beside what the outcomes give. Where the file holds fewer items than it counts, its mean is not that of these. */
function checkClaim(claim: Claim, series: Series, items: number): CheckedClaim {
  const claimed = (kind: Claim['kind']): Claim | undefined => series.claims.find(one => one.kind === kind);
  const count = claimed('items')?.value;
  const isWhole = items > 0 && (count === undefined || count === items);
  if (claim.kind === 'items') return items > 0 ? check(claim, items) : { ...claim, agrees: UNKNOWN };
  if (!isWhole) return checkWithoutOutcomes(claim, claimed('mean'), count);
  if (claim.kind === 'correct') return check(claim, sumScores(series, claim.unscoredAs));
  const found = meanAndError(itemMeans(series, claim.unscoredAs))[claim.kind];
  return found === undefined ? { ...claim, agrees: UNKNOWN } : check(claim, found);
}

const countItems = ({ outcomes }: Pick<Series, 'outcomes'>): number => new Set(outcomes.map(({ item }) => item)).size;

/** Items that a file names but has nothing of are counted by its totals; its means are not those of the others alone. */
function checkClaims(series: Series): readonly CheckedClaim[] {
  const present = { ...series, outcomes: series.outcomes.filter(({ status }) => status !== 'missing') };
  return series.claims.map(claim =>
    claim.kind === 'items'
      ? checkClaim(claim, series, countItems(series))
      : checkClaim(claim, present, countItems(present)),
  );
}

/** Counts, mean and standard error of a series beside what its file claims. */
export function summarizeSeries(series: Series): SeriesSummary {
  const { path, format, facts, outcomes } = series;
  return {
    path,
    format,
    facts,
    items: countItems(series),
    outcomes: outcomes.length,
    unscored: outcomes.filter(({ status }) => status !== 'scored').length,
    ...meanAndError(itemMeans(series)),
    claims: checkClaims(series),
  };
}

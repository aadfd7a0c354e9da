import type { Estimate, RatioEstimate } from '../core/estimate.ts';
import { isAsAsked, LEAST_COVERAGE, type MeasuredCoverage } from '../core/measured-coverage.ts';
import { count, decimalsFor, fixed, percent, points, pointsInterval } from '../util/format.ts';
import type { IntervalView, RatioView } from './view.ts';

/** "+17.36 points, 95% interval [+14.74, +20.04]" without its parts about the level; or why there is no interval. */
export function estimateText(estimate: Estimate): string {
  if (estimate.status === 'refused') return `no interval: ${estimate.reason}`;
  const { point, low, high, sparse } = estimate;
  const decimals = decimalsFor(50 * (high - low));
  return `${points(point, decimals)} ${pointsInterval(low, high, decimals)}${sparse ? ' (sparse)' : ''}`;
}

const range = (values: readonly number[]): string =>
  [...new Set([values[0] ?? 0, values.at(-1) ?? 0])].map(count).join('–');

/** "5 seeds × 1 000–5 000 items": the simulated shapes that a coverage was read off. */
export function simulatedShape(
  { seeds, columns }: Extract<MeasuredCoverage, { readonly status: 'measured' }>,
  unit: 'items' | 'clusters',
): string {
  const kind = unit === 'clusters' ? 'clusters of four' : 'items';
  return `${range(seeds)} ${seeds.at(-1) === 1 ? 'seed' : 'seeds'} × ${range(columns)} ${kind}`;
}

/** That the lowest coverage is less than a default interval is asked for; else nothing. */
export const shortText = (coverage: MeasuredCoverage): string =>
  isAsAsked(coverage) ? '' : `short of the ${percent(LEAST_COVERAGE)} asked of a default`;

/** "at least 94.6% ± 0.3% (nearest simulated: 5 seeds × 1 000–5 000 items, right or wrong, …)"; or that nobody has measured it. */
export function coverageText(coverage: MeasuredCoverage | undefined, unit: 'items' | 'clusters'): string {
  if (coverage === undefined) return 'not measured';
  if (coverage.status === 'not-measured') return `not measured: ${coverage.reason}`;
  const { least, error } = coverage;
  const shape = simulatedShape(coverage, unit);
  const limits = 'right or wrong, seed shares up to 75%, gains up to 5 points';
  const short = shortText(coverage);
  const held = `at least ${percent(least)} ± ${percent(error)} (nearest simulated: ${shape}, ${limits})`;
  return short === '' ? held : `${held}; ${short}`;
}

/** An estimate for a chart, in points; undefined where it was refused. */
export function intervalView(estimate: Estimate): IntervalView | undefined {
  if (estimate.status === 'refused') return undefined;
  const { point, low, high } = estimate;
  return { point: 100 * point, low: 100 * low, high: 100 * high, text: estimateText(estimate) };
}

/** A Fieller set in words: bounded, without a point, everything but a stretch, or everything. */
export function ratioText(ratio: RatioEstimate): string {
  if (ratio.status === 'not-measured') return `not measured: ${ratio.reason}`;
  if (ratio.status === 'refused') return `no set: ${ratio.reason}`;
  if (ratio.status === 'unresolved' && ratio.set === 'whole-line') return 'unresolved: no value is excluded';
  const decimals = decimalsFor((ratio.high - ratio.low) / 2);
  const [low, high] = [fixed(ratio.low, decimals), fixed(ratio.high, decimals)];
  if (ratio.status === 'unresolved') return `unresolved: all but ${low} to ${high}`;
  if (ratio.status === 'set-only')
    return `[${low}, ${high}], no point value: the denominator is too close to 0 for one`;
  return `${fixed(ratio.point, decimals)} [${low}, ${high}]`;
}

/** A Fieller set for a chart. */
export function ratioView(ratio: RatioEstimate): RatioView {
  const text = ratioText(ratio);
  switch (ratio.status) {
    case 'resolved':
      return { point: ratio.point, parts: [{ low: ratio.low, high: ratio.high }], text };
    case 'set-only':
      return { parts: [{ low: ratio.low, high: ratio.high }], text };
    case 'unresolved':
      return { parts: ratio.set === 'whole-line' ? [{}] : [{ high: ratio.low }, { low: ratio.high }], text };
    default:
      return { parts: [], text };
  }
}

import { type Refusal, refuse } from '../../core/refusal.ts';
import { type ResampleUnits, type UnitPatterns, unitPatterns } from '../bootstrap/unit-patterns.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import { inTicks, latticeUnit } from './lattice-unit.ts';
import { lineLaw } from './line-law.ts';
import { drawCount, multinomialDraws } from './multinomial-draws.ts';
import { planeLaw } from './plane-law.ts';

/** Joint law of the two sums over a resample; pairs may come more than once. */
export interface SumLaw {
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
  readonly chances: Float64Array;
  /** The sums of the data themselves. */
  readonly observed: readonly [top: number, bottom: number];
  /** What a top, and a bottom, of 1 stands for. */
  readonly units: readonly [top: number, bottom: number];
  /** Rounding errors of tops and bottoms: 0 where they are whole numbers, and equal sums are equal. */
  readonly slack: readonly [top: number, bottom: number];
}

/** Additions that may be spent, about two seconds. */
export const MOST_WORK = 2e9;
/** Distinct resamples that are enumerated one by one at most, and if there is no other way. */
const FEW_RESAMPLES = 2000;
const MOST_RESAMPLES = 200_000;
/** Values closer than this share of the largest are one value of any lattice, whose unit is a hundred times as large. */
const APART = 1e-9;
/** Cost of one of them in additions. */
const ENUMERATION_COST = 500;
/** Rounding of a sum, as a share of the largest possible one. */
const ROUNDING = 1e-14;

type Sums = Pick<SumLaw, 'tops' | 'bottoms' | 'chances'>;

function enumerated({ tops, bottoms, counts }: UnitPatterns, draws: number): Sums {
  const size = drawCount(counts.length, draws);
  const sums = { tops: new Float64Array(size), bottoms: new Float64Array(size), chances: new Float64Array(size) };
  let next = 0;
  multinomialDraws(counts, draws, (drawn, chance) => {
    let [top, bottom] = [0, 0];
    for (let k = 0; k < drawn.length; k++) {
      top += (drawn[k] as number) * (tops[k] as number);
      bottom += (drawn[k] as number) * (bottoms[k] as number);
    }
    sums.tops[next] = top;
    sums.bottoms[next] = bottom;
    sums.chances[next++] = chance;
  });
  return sums;
}

function alongLine(patterns: UnitPatterns, draws: number, mostWork: number): Sums | undefined {
  const law = lineLaw(patterns.tops, patterns.counts, { draws, mostWork });
  if (law === undefined) return undefined;
  const tops = new Float64Array(law.chances.length);
  for (let at = 0; at < tops.length; at++) tops[at] = law.start + at;
  return {
    tops,
    bottoms: new Float64Array(law.chances.length).fill(draws * (patterns.bottoms[0] as number)),
    chances: law.chances,
  };
}

function inPlane(patterns: UnitPatterns, draws: number, mostWork: number): Sums | undefined {
  const law = planeLaw(patterns, { draws, mostWork });
  if (law === undefined) return undefined;
  const { top, bottom, width, chances } = law;
  return {
    tops: chances.map((_, at) => top + Math.floor(at / width)),
    bottoms: chances.map((_, at) => bottom + (at % width)),
    chances,
  };
}

/** Sums that cannot occur are gaps of the lattice. */
function withoutGaps({ tops, bottoms, chances }: Sums): Sums {
  if (!chances.includes(0)) return { tops, bottoms, chances };
  const occurs = (_: number, at: number): boolean => (chances[at] as number) > 0;
  return { tops: tops.filter(occurs), bottoms: bottoms.filter(occurs), chances: chances.filter(chance => chance > 0) };
}

/** Whole multiples of a unit where there is one, so that equal sums always meet. */
function onLattice({
  tops,
  bottoms,
  counts,
}: ResampleUnits): { units: ResampleUnits; scale: SumLaw['units'] } | undefined {
  const scale = [latticeUnit(tops), latticeUnit(bottoms)] as const;
  if (scale[0] === undefined || scale[1] === undefined) return undefined;
  const units = { tops: inTicks(tops, scale[0]), bottoms: inTicks(bottoms, scale[1]), counts };
  return { units, scale: [scale[0], scale[1]] };
}

function lawOf(patterns: UnitPatterns, draws: number, options: { isWhole: boolean; mostWork: number }) {
  const { isWhole, mostWork } = options;
  const resamples = drawCount(patterns.counts.length, draws);
  const most = Math.min(MOST_RESAMPLES, mostWork / ENUMERATION_COST);
  if (resamples <= Math.min(FEW_RESAMPLES, most)) return enumerated(patterns, draws);
  const isConstant = patterns.bottoms.every(bottom => bottom === patterns.bottoms[0]);
  const onGrid = isConstant ? alongLine : inPlane;
  const found = isWhole ? onGrid(patterns, draws, mostWork) : undefined;
  return found ?? (resamples <= most ? enumerated(patterns, draws) : undefined);
}

/**
 * Whether there are so many distinct values that the law is hopeless, seen before anything is sorted. Four draws of D values
 * span 4·D sums that are all above the rarest kept (n ≤ 1e8), every doubling after them costs at least (4·D)²/2, and there are
 * log₂ n − 2 more of them; enumerating costs more still. Twice that D, because rounding may show one value in two places.
 */
function isHopeless(
  values: Float64Array,
  { draws, mostWork }: { readonly draws: number; readonly mostWork: number },
): boolean {
  const doublings = Math.max(1, Math.floor(Math.log2(draws)) - 2);
  const limit = 2 * Math.sqrt(mostWork / (8 * doublings));
  if (values.length <= limit) return false;
  const scale = 1 / (APART * largestMagnitude(values));
  const seen = new Set<number>();
  for (const value of values) {
    if (seen.add(Math.round(value * scale)).size > limit) return true;
  }
  return false;
}

const tooMany = (draws: number, values: string): Refusal => {
  const reason = `${draws} draws from ${values}: too many resamples for the exact law, draw some at random.`;
  return refuse('NOT_ACHIEVABLE', 'units', reason);
};

/**
 * Exact joint law of Σ tops and Σ bottoms over as many units as there are, drawn with replacement: all distinct resamples
 * where they are few, else by convolution on the lattice that the values lie on.
 * @param units finite, at least one
 * @param mostWork additions that it may take, about a nanosecond each
 * @returns one entry per pair of sums, or a refusal: NOT_ACHIEVABLE where that is too much work, and resamples must be drawn
 * at random
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 4.3, for the ideal bootstrap
 */
export function resampleSums(units: ResampleUnits, mostWork: number = MOST_WORK): SumLaw | Refusal {
  const draws = units.counts?.reduce((sum, count) => sum + count, 0) ?? units.tops.length;
  const limits = { draws, mostWork };
  if (isHopeless(units.tops, limits) || isHopeless(units.bottoms, limits)) {
    return tooMany(draws, 'thousands of distinct values');
  }
  const lattice = onLattice(units);
  const patterns = unitPatterns(lattice?.units ?? units);
  const sums = lawOf(patterns, draws, { isWhole: lattice !== undefined, mostWork });
  if (sums === undefined) return tooMany(draws, `${patterns.counts.length} distinct values`);
  const total = (values: Float64Array): number =>
    values.reduce((sum, value, k) => sum + (patterns.counts[k] as number) * value, 0);
  const slack = (values: Float64Array): number => (lattice ? 0 : ROUNDING * draws * largestMagnitude(values));
  return {
    ...withoutGaps(sums),
    observed: [total(patterns.tops), total(patterns.bottoms)],
    units: lattice?.scale ?? [1, 1],
    slack: [slack(units.tops), slack(units.bottoms)],
  };
}

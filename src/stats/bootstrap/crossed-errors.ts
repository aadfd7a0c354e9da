import type { Rng } from '../../core/random.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkDraws } from '../guard.ts';
import { BATCH, laneSums } from '../kernels/lane-sums.ts';
import { BINOMIAL_COST } from '../random/draw-binomial.ts';
import { checkSize } from './check-size.ts';
import { type CountedBlocks, countBlocks } from './count-blocks.ts';
import { laneCost } from './crossed-lanes.ts';
import { patternDraws } from './pattern-draws.ts';
import { centreSets, PatternSums } from './pattern-sums.ts';
import { fitsProducts, productCount, productLanes, sumProducts } from './product-lanes.ts';
import type { SeedBlocks } from './seed-blocks.ts';
import { type SeedGroup, seedGroups } from './seed-groups.ts';
import { TwoWayError } from './two-way-error.ts';
import { wholeBound } from './whole-bound.ts';

/** Measured cost in nanoseconds of adding up one seed of one pattern. It chooses the algorithm, not the law. */
const PATTERN_COST = 2;

/** Replicates of a mean with their standard errors, and the error of the mean itself. */
export interface CrossedErrors {
  readonly means: Float64Array;
  readonly errors: Float64Array;
  readonly se: number;
}

interface Drawing {
  readonly counted: CountedBlocks;
  readonly law: TwoWayError;
  readonly groups: readonly SeedGroup[];
  readonly rng: Rng;
  /** Takes a replicate: its mean, of the arms as stacked, and its error. */
  readonly keep: (replicate: number, resample: { readonly mean: number; readonly error: number }) => void;
}

/** Small whole numbers: rows and their products are summed up over drawn items, for all seeds at once. */
function drawProducts({ counted, law, groups, rng, keep }: Drawing, largest: number): void {
  const sums = laneSums(productLanes(counted.patterns, largest), rng);
  sums.weigh(Int32Array.of(1));
  const options = { sizes: counted.sizes, law };
  for (const { weights, replicates } of groups) {
    for (let from = 0; from < replicates.length; from += BATCH) {
      const batch = replicates.slice(from, from + BATCH);
      const drawn = sums.draw(batch.length);
      batch.forEach((replicate, r) => {
        const own = drawn.subarray(r * sums.stride, (r + 1) * sums.stride);
        keep(replicate, law.resample(sumProducts(own, weights, options), weights));
      });
    }
  }
}

/** Any numbers: how often each pattern is drawn, then sums over the patterns. */
function drawPatterns({ counted, law, groups, rng, keep }: Drawing): void {
  const { patterns, sizes, divisor } = counted;
  const { centred, centre } = centreSets(patterns, sizes);
  const sums = new PatternSums(centred, sizes, law);
  const draw = patternDraws(patterns.counts, rng);
  for (const { weights, replicates } of groups) {
    sums.setSeeds(weights);
    for (const replicate of replicates) {
      const { mean, error } = law.resample(sums.of(draw()), weights);
      keep(replicate, { mean: centre / divisor + mean, error });
    }
  }
}

/** Standard error of the data themselves. */
function errorOfData({ sizes, patterns }: CountedBlocks, law: TwoWayError): number {
  const sums = new PatternSums(centreSets(patterns, sizes).centred, sizes, law);
  const once = new Int32Array(patterns.seeds).fill(1);
  sums.setSeeds(once);
  return law.resample(sums.of(patterns.counts), once).error;
}

/**
 * Replicates for the studentised crossed bootstrap: resamples as those of `crossedBootstrapMeans`, each with the standard
 * error that its own mean squares give, [MS_S + max(0, MS_I − MS_E)]/(S·N) (with seeds of their own per arm, the same arm by
 * arm); with one seed √(MS_I/N). The numbers do not depend on the order of rows or columns and are mirrored with the arms.
 * @param blocks finite differences, S ≥ 1 seeds × N ≥ 2 items (or clusters)
 * @param replicates B ≥ 1; 9,999 makes (B + 1)·α whole
 * @param rng a stream of its own
 * @returns B means with their errors, some of which may be 0; or a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE,
 * OUT_OF_RANGE (B, sizes), TOO_FEW_OBSERVATIONS (one column)
 * @source Owen (2007), Annals of Applied Statistics 1:386–411, for the resampling; Davison & Hinkley (1997), Bootstrap Methods
 * and their Application, section 2.4, for studentising; the error is the unbiased two-way variance (Searle, Casella &
 * McCulloch, Variance Components, 1992, ch. 4) that Howe's interval rests on
 */
export function crossedBootstrapErrors(
  blocks: SeedBlocks | CountedBlocks,
  replicates: number,
  rng: Rng,
): CrossedErrors | Refusal {
  const counted = countBlocks(blocks);
  if (isRefused(counted)) return counted;
  const { patterns, sizes, sign } = counted;
  const wrong = checkDraws(replicates, 'replicates') ?? checkSize(patterns.values, 'blocks');
  if (wrong !== undefined) return wrong;
  if (patterns.items < 2) return refuse('TOO_FEW_OBSERVATIONS', 'blocks', 'One column: expected at least two.');
  const law = new TwoWayError(counted);
  const se = errorOfData(counted, law);
  const [means, errors] = [new Float64Array(replicates), new Float64Array(replicates)];
  const keep: Drawing['keep'] = (replicate, { mean, error }) => {
    means[replicate] = sign * mean;
    errors[replicate] = error;
  };
  const drawing = { counted, law, groups: seedGroups(sizes, replicates, rng), rng, keep };
  const largest = wholeBound([patterns.values], 1);
  const byPattern = patterns.patterns * (BINOMIAL_COST + PATTERN_COST * patterns.seeds);
  const isFaster = laneCost(patterns.items, productCount(patterns.seeds)) < byPattern;
  if (fitsProducts(patterns.seeds, largest) && isFaster) drawProducts(drawing, largest);
  else drawPatterns(drawing);
  return { means, errors, se };
}

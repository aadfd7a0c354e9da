import { type DiscreteLaw, discreteLaw, type WeightedValues } from './discrete-law.ts';
import type { SumLaw } from './resample-sums.ts';

/** Denominators of at most this many rounding errors are 0. */
const ZERO_ERRORS = 100;

interface Ratio {
  /** NaN where the denominator is 0. */
  readonly value: number;
  readonly slack: number;
}

/** top ÷ bottom with its rounding error; whole numbers with the same ratio give the same double. */
function divide(top: number, bottom: number, { units, slack }: Pick<SumLaw, 'units' | 'slack'>): Ratio {
  if (Math.abs(bottom) <= ZERO_ERRORS * slack[1]) return { value: Number.NaN, slack: 0 };
  const ratio = top / bottom;
  const scale = units[0] / units[1];
  return { value: ratio * scale, slack: ((slack[0] + Math.abs(ratio) * slack[1]) / Math.abs(bottom)) * scale };
}

function weighted(chances: Float64Array, ratioAt: (at: number) => Ratio): WeightedValues {
  const [values, slack] = [new Float64Array(chances.length), new Float64Array(chances.length)];
  for (let at = 0; at < chances.length; at++) {
    const ratio = ratioAt(at);
    values[at] = ratio.value;
    slack[at] = ratio.slack;
  }
  return { values, chances, slack };
}

/** A ratio of sums, and its law over resamples. */
export interface RatioLaw {
  /** NaN where the denominator of the data is 0. */
  readonly estimate: number;
  readonly law: DiscreteLaw;
}

/** Law of Σ top ÷ Σ bottom over the resamples of one set of units. */
export function ratioLaw(sums: SumLaw): RatioLaw {
  const { tops, bottoms, chances, observed } = sums;
  const law = weighted(chances, at => divide(tops[at] as number, bottoms[at] as number, sums));
  return { estimate: divide(...observed, sums).value, law: discreteLaw(law) };
}

/** Law of the mean of `above` ÷ the mean of `below` over independent resamples of two sets; their bottoms are sizes. */
export function quotientLaw(above: SumLaw, below: SumLaw): RatioLaw {
  const [many, few] = [above.tops.length, below.tops.length];
  const sizes = (above.observed[1] * above.units[1]) / (below.observed[1] * below.units[1]);
  const options = {
    units: [above.units[0] / sizes, below.units[0]],
    slack: [above.slack[0], below.slack[0]],
  } as const;
  const chances = new Float64Array(many * few);
  for (let at = 0; at < chances.length; at++) {
    chances[at] = (above.chances[Math.floor(at / few)] as number) * (below.chances[at % few] as number);
  }
  const law = weighted(chances, at =>
    divide(above.tops[Math.floor(at / few)] as number, below.tops[at % few] as number, options),
  );
  return { estimate: divide(above.observed[0], below.observed[0], options).value, law: discreteLaw(law) };
}

/** An exact bootstrap distribution. */
export interface DiscreteLaw {
  /** Distinct values, ascending, and their probabilities given that the statistic is defined. */
  readonly values: Float64Array;
  readonly chances: Float64Array;
  /** Values this close are rounding of one and the same. */
  readonly slack: Float64Array;
  /** Probability of a resample in which the statistic does not exist. */
  readonly undefinedChance: number;
}

export interface WeightedValues {
  /** NaN where the statistic does not exist. */
  readonly values: Float64Array;
  /** Probabilities; they may sum to anything above 0. */
  readonly chances: Float64Array;
  /** Rounding error of each value; 0 where equal values are equal. */
  readonly slack: Float64Array;
}

/** Whether the values are all defined and far enough apart to be a law as they stand. */
function isOrdered({ values, slack }: WeightedValues): boolean {
  for (let at = 1; at < values.length; at++) {
    const apart = (values[at] as number) - (values[at - 1] as number);
    if (!(apart > 0 && apart > Math.max(slack[at] as number, slack[at - 1] as number))) return false;
  }
  return !Number.isNaN(values[0]);
}

const total = (chances: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < chances.length; at++) sum += chances[at] as number;
  return sum;
};

/** Merges equal values and gives probabilities conditional on being defined; without any defined value the law is empty. */
export function discreteLaw(given: WeightedValues): DiscreteLaw {
  const { values, chances, slack } = given;
  if (isOrdered(given)) {
    const sum = total(chances);
    return { values, chances: chances.map(chance => chance / sum), slack, undefinedChance: 0 };
  }
  const order = Uint32Array.from(values.keys()).filter(at => !Number.isNaN(values[at]));
  order.sort((x, y) => (values[x] as number) - (values[y] as number));
  let [defined, undefinedChance] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    if (Number.isNaN(values[at])) undefinedChance += chances[at] as number;
    else defined += chances[at] as number;
  }
  const merged = new Float64Array(order.length);
  const mergedChances = new Float64Array(order.length);
  const mergedSlack = new Float64Array(order.length);
  let size = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (const at of order) {
    const value = values[at] as number;
    const isSame = size > 0 && value - previous <= Math.max(slack[at] as number, mergedSlack[size - 1] as number);
    if (!isSame) merged[size++] = value;
    mergedChances[size - 1] = (mergedChances[size - 1] as number) + (chances[at] as number) / defined;
    mergedSlack[size - 1] = Math.max(mergedSlack[size - 1] as number, slack[at] as number);
    previous = value;
  }
  return {
    values: merged.slice(0, size),
    chances: mergedChances.slice(0, size),
    slack: mergedSlack.slice(0, size),
    undefinedChance: undefinedChance / (defined + undefinedChance),
  };
}

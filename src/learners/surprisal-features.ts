import type { ItemInput } from '../core/item.ts';
import type { NgramModel } from './ngram-model.ts';
import { splitUnits } from './split-units.ts';

/** How many of the largest surprisals are features. */
const PEAKS = 4;
/** Bits above which a unit counts as a surprise: 1 in 16, 1 in 128, 1 in 1,024. */
const THRESHOLDS = [4, 7, 10] as const;

/** What a text looks like to a language model: total, mean, the largest few, counts above thresholds, length. */
export const FEATURES = 3 + PEAKS + THRESHOLDS.length;
/** Column of the total surprisal in bits. */
export const TOTAL = 0;

/** Inserts a value into a short list that is sorted downwards. */
function keepLargest(peaks: Float64Array, value: number): void {
  let at = peaks.length - 1;
  if (value <= (peaks[at] as number)) return;
  for (; at > 0 && (peaks[at - 1] as number) < value; at--) peaks[at] = peaks[at - 1] as number;
  peaks[at] = value;
}

/** Features of the units from `from` on. */
function describe(bits: Float64Array, from: number): Float64Array {
  const features = new Float64Array(FEATURES);
  const peaks = features.subarray(2, 2 + PEAKS);
  for (let at = from; at < bits.length; at++) {
    const value = bits[at] as number;
    features[TOTAL] = (features[TOTAL] as number) + value;
    keepLargest(peaks, value);
    for (const [k, threshold] of THRESHOLDS.entries()) {
      if (value > threshold) features[2 + PEAKS + k] = (features[2 + PEAKS + k] as number) + 1;
    }
  }
  const length = Math.max(1, bits.length - from);
  features[1] = (features[TOTAL] as number) / length;
  features[FEATURES - 1] = length;
  return features;
}

/**
 * Surprisal features of an item, `FEATURES` of them: of a text as it is; of a pair the difference first − second, each answer
 * read after the prompt.
 */
export function surprisalFeatures(model: NgramModel, input: ItemInput): Float64Array {
  if (typeof input === 'string') return describe(model.surprisals(input), 0);
  const { prompt, first, second } = input;
  const from = splitUnits(`${prompt}\n`, model.shape.unit).length;
  const difference = describe(model.surprisals(`${prompt}\n${first}`), from);
  const other = describe(model.surprisals(`${prompt}\n${second}`), from);
  for (let at = 0; at < FEATURES; at++) difference[at] = (difference[at] as number) - (other[at] as number);
  return difference;
}

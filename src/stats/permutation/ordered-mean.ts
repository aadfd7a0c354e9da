import { mean } from '../numeric/moments.ts';

/** The mean of the sorted values: the same to the bit for any order of them. */
export const orderedMean = (values: ArrayLike<number>): number => mean(Float64Array.from(values).sort());

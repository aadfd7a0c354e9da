import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';

/** The value that comes most often; of several the first. */
export function mostCommon<Value>(values: Iterable<Value>): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: Value | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

const sizeOf = ({ own, json }: AarRecord): number | undefined =>
  own?.total ?? numberAt(json, 'step1_data_loading', 'test_samples');

/** Domain → items of its test set: what most of its files say. */
export function findTestSizes({ records }: AarArchive): ReadonlyMap<string, number> {
  const sizes = new Map<string, number[]>();
  for (const record of records) {
    const size = sizeOf(record);
    if (size !== undefined && size > 0) sizes.set(record.domain, [...(sizes.get(record.domain) ?? []), size]);
  }
  return new Map([...sizes].map(([domain, all]) => [domain, mostCommon(all) as number]));
}

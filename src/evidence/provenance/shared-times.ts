import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { decimalsOf } from './compare-numbers.ts';
import { MOST_CHANCE, poissonTail, type Shared } from './shared.ts';

/*
 * Times of independent runs fall where they may. With `density` times a second around a time of d decimals, that time is the
 * shortening of another one by chance in `density · 2 · 10^−d` cases (rounded or cut). All times as short, or shorter, may be:
 * their sum is the number of matches to be expected.
 */

/** Fields in which the sandbox's methods keep how long something took, in seconds. */
const TIMES = ['training_time', 'total_training_time', 'labeling_time', 'total_time'] as const;

/** Times within this share of a time tell how many there are around it. */
const AROUND = 0.05;

const EQUAL = 1e-11;

interface Timed {
  readonly record: AarRecord;
  readonly value: number;
  readonly decimals: number;
}

/** Whether the shorter of two times is the other one, rounded or cut. */
function isShortened(short: Timed, long: Timed): boolean {
  const unit = 10 ** -short.decimals;
  const away = long.value - short.value;
  // Doubles near 10⁴ are 10⁻¹² apart: equal up to that is equal.
  return Math.abs(away) <= EQUAL || (away >= -0.5 * unit - EQUAL && away < unit - EQUAL);
}

/** Times with decimals, in order of size; whole seconds are a clock's that is coarse by nature, and 0 is none. */
function timesIn({ records }: AarArchive, field: string): readonly Timed[] {
  const times = records.flatMap(record => {
    const value = numberAt(record.json, field);
    if (value === undefined || value <= 0) return [];
    const decimals = decimalsOf(value);
    return decimals === 0 ? [] : [{ record, value, decimals }];
  });
  return times.sort((x, y) => x.value - y.value);
}

/** Place of the first time that is not below `value`. */
function placeOf(times: readonly Timed[], value: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as Timed).value < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const within = (times: readonly Timed[], value: number, width: number): readonly Timed[] =>
  times.slice(placeOf(times, value - width), placeOf(times, value + width));

/** Shortened times → the longest time that each may be the shortening of; of several as long the first of the archive. */
function findAnchors(times: readonly Timed[], orderOf: (time: Timed) => number): ReadonlyMap<Timed, Timed> {
  const anchors = new Map<Timed, Timed>();
  for (const short of times) {
    const near = within(times, short.value, 1.1 * 10 ** -short.decimals + EQUAL);
    const longer = near.filter(long => long.decimals >= short.decimals && isShortened(short, long));
    const longest = longer.reduce((best, one) => {
      const more = one.decimals - best.decimals || orderOf(best) - orderOf(one);
      return more > 0 ? one : best;
    }, short);
    if (longest !== short) anchors.set(short, longest);
  }
  return anchors;
}

/** Decimals → chance that so many times of as many, or fewer, are the shortening of another one. */
function chancesOf(times: readonly Timed[], anchors: ReadonlyMap<Timed, Timed>): ReadonlyMap<number, number> {
  const chances = new Map<number, number>();
  for (const decimals of new Set([...anchors.keys()].map(one => one.decimals))) {
    const asShort = times.filter(one => one.decimals <= decimals);
    const expected = asShort.reduce((sum, { value, decimals: own }) => {
      const density = within(times, value, value * AROUND).length / (2 * AROUND * value);
      return sum + density * 2 * 10 ** -own;
    }, 0);
    chances.set(decimals, poissonTail(expected, asShort.filter(one => anchors.has(one)).length));
  }
  return chances;
}

function sharedIn(archive: AarArchive, field: string): readonly Shared[] {
  const times = timesIn(archive, field);
  const order = new Map(archive.records.map((record, at) => [record, at]));
  const anchors = findAnchors(times, ({ record }) => order.get(record) ?? 0);
  const chances = chancesOf(times, anchors);
  const telling = [...anchors].filter(([{ decimals }]) => (chances.get(decimals) ?? 1) <= MOST_CHANCE);
  const groups = Map.groupBy(telling, ([, anchor]) => anchor);
  return [...groups].map(([anchor, members]) => {
    const shorts = members.map(([short]) => short);
    const group = new Set([anchor, ...shorts].map(({ record }) => record));
    return {
      field,
      records: archive.records.filter(record => group.has(record)),
      showIn: record => String(numberAt(record.json, field)),
      // A double of as many digits may print two fewer.
      copied: new Set(shorts.filter(one => one.decimals < anchor.decimals - 2).map(({ record }) => record)),
    };
  });
}

/** Times that several records share to more digits than chance explains, whole or shortened. */
export const sharedTimes = (archive: AarArchive): readonly Shared[] => TIMES.flatMap(field => sharedIn(archive, field));

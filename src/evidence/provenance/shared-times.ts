import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { isObject } from '../json-fields.ts';
import { decimalsOf } from './compare-numbers.ts';
import { firstNotBelow } from './first-not-below.ts';
import { MOST_CHANCE, poissonTail, type Shared } from './shared.ts';

/*
 * Times of independent runs fall where they may. With `density` times a second around a time of d decimals, that time is the
 * shortening of another one by chance in `density · 2 · 10^−d` cases (rounded or cut). All times as short, or shorter, may be:
 * their sum is the number of matches to be expected.
 */

/** Fields in which methods keep how long something took, in seconds: `training_time`, `critique_gen_time`. */
const TIME = /(?:^|_)time$/u;

/** Times within this share of a time tell how many there are around it. */
const AROUND = 0.05;

/** Doubles near 10⁴ are 10⁻¹² apart: equal up to that is equal. */
const EQUAL = 1e-11;
/** Chance that any two times of a field are so near to each other: last digits that somebody changed. */
const NEAR_CHANCE = 1e-5;

interface Timed {
  readonly record: AarRecord;
  readonly value: number;
  readonly decimals: number;
}

/** Whether the shorter of two times is the other one, rounded or cut, or all but the same. */
function isShortened(short: Timed, long: Timed, near: number): boolean {
  const unit = 10 ** -short.decimals;
  const away = long.value - short.value;
  return Math.abs(away) <= near || (away >= -0.5 * unit - EQUAL && away < unit - EQUAL);
}

/** Fields of times, by the path to them: at the top of a file and in its steps. */
function fieldsIn({ records }: AarArchive): readonly string[] {
  const fields = records.flatMap(({ json }) =>
    Object.entries(json).flatMap(([name, value]) => {
      const steps = /^step\d/u.test(name) && isObject(value) ? Object.keys(value) : [];
      return [name, ...steps.map(step => `${name}.${step}`)].filter(field => TIME.test(field));
    }),
  );
  return [...new Set(fields)].sort();
}

const timeAt = ({ json }: AarRecord, field: string): number | undefined => numberAt(json, ...field.split('.'));

/** Times with decimals, in order of size; whole seconds are a clock's that is coarse by nature, and 0 is none. */
function timesIn({ records }: AarArchive, field: string): readonly Timed[] {
  const times = records.flatMap(record => {
    const value = timeAt(record, field);
    if (value === undefined || value <= 0) return [];
    const decimals = decimalsOf(value);
    return decimals === 0 ? [] : [{ record, value, decimals }];
  });
  return times.sort((x, y) => x.value - y.value);
}

/** Place of the first time that is not below `value`. */
const placeOf = (times: readonly Timed[], value: number): number =>
  firstNotBelow(times.length, at => (times[at] as Timed).value < value);

const within = (times: readonly Timed[], value: number, width: number): readonly Timed[] =>
  times.slice(placeOf(times, value - width), placeOf(times, value + width));

/** Times per second around a time. */
const densityAt = (times: readonly Timed[], value: number): number =>
  within(times, value, value * AROUND).length / (2 * AROUND * value);

/** How near to each other two times are that chance does not explain: `Σ density · distance` pairs are nearer by chance. */
function nearIn(times: readonly Timed[]): number {
  const density = times.reduce((sum, { value }) => sum + densityAt(times, value), 0);
  return Math.max(EQUAL, density === 0 ? 0 : NEAR_CHANCE / density);
}

/** Shortened times → the longest time that each may be the shortening of; of several as long the first of the archive. */
function findAnchors(times: readonly Timed[], orderOf: (time: Timed) => number): ReadonlyMap<Timed, Timed> {
  const anchors = new Map<Timed, Timed>();
  const equal = nearIn(times);
  for (const short of times) {
    const around = within(times, short.value, 1.1 * 10 ** -short.decimals + equal);
    const longer = around.filter(long => long.decimals >= short.decimals && isShortened(short, long, equal));
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
      return sum + densityAt(times, value) * 2 * 10 ** -own;
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
      showIn: record => String(timeAt(record, field)),
      // A double of as many digits may print two fewer.
      copied: new Set(shorts.filter(one => one.decimals < anchor.decimals - 2).map(({ record }) => record)),
    };
  });
}

/** Times that several records share to more digits than chance explains, whole or shortened. */
export const sharedTimes = (archive: AarArchive): readonly Shared[] =>
  fieldsIn(archive).flatMap(field => sharedIn(archive, field));

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { addNight } from '../../../src/stats/sequential/add-night.ts';
import type { Night } from '../../../src/stats/sequential/night.ts';
import { startSequence } from '../../../src/stats/sequential/sequence-state.ts';
import { allFinite } from '../../support/all-finite.ts';

const TAIL = 0.025;
const fresh = accept(startSequence(TAIL));
const stepsOf = (...nights: readonly Night[]) =>
  nights.reduce(
    (step, night) => accept(addNight(step.state, night)),
    accept(addNight(fresh, { candidate: [], baseline: [] })),
  );

const score = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const rows = fc.array(fc.tuple(score, score), { maxLength: 60, size: 'max' });
const nightOf = (pairs: readonly (readonly [number, number])[]): Night => ({
  candidate: pairs.map(([candidate]) => candidate),
  baseline: pairs.map(([, baseline]) => baseline),
});

describe('adding a night', () => {
  test('changes nothing but the number of nights where there are no items', () => {
    const { state, reading } = accept(addNight(fresh, { candidate: [], baseline: [] }));
    expect(state).toEqual({ ...fresh, nights: 1 });
    expect(reading).toMatchObject({
      observations: 0,
      interval: { low: -1, high: 1 },
      running: { low: -1, high: 1 },
      p: 1,
    });
    expect(isRefused(reading.mean) && reading.mean.code).toBe('EMPTY_INPUT');
    const twice = accept(addNight(stepsOf(nightOf([[1, 0]])).state, { candidate: [], baseline: [] }));
    expect(twice.reading.interval).toEqual(stepsOf(nightOf([[1, 0]])).reading.interval);
  });

  test('gives the same bytes in any order of rows and of nights', () => {
    fc.assert(
      fc.property(rows, rows, (one, two) => {
        const there = stepsOf(nightOf(one), nightOf(two));
        const back = stepsOf(nightOf(two.toReversed()), nightOf(one.toReversed()));
        expect(back.state.histogram).toEqual(there.state.histogram);
        expect([back.reading.interval, back.reading.mean]).toEqual([there.reading.interval, there.reading.mean]);
      }),
    );
  });

  test('goes on from a stored state as if it had never stopped', () => {
    fc.assert(
      fc.property(rows, rows, (one, two) => {
        const { state } = stepsOf(nightOf(one));
        const stored = JSON.parse(JSON.stringify(state)) as typeof state;
        expect(addNight(stored, nightOf(two))).toEqual(addNight(state, nightOf(two)));
      }),
    );
  });

  test('mirrors the interval where the arms are swapped', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (pairs, isClustered) => {
        const { candidate, baseline } = nightOf(pairs);
        const clusters = isClustered ? pairs.map((_, at) => at % 7) : undefined;
        const there = stepsOf({ candidate, baseline, clusters }).reading;
        const back = stepsOf({ candidate: baseline, baseline: candidate, clusters }).reading;
        expect([back.interval.low + there.interval.high, back.interval.high + there.interval.low]).toEqual([0, 0]);
        expect([back.logEValue, back.p]).toEqual([there.logEValue, there.p]);
      }),
    );
  });

  test('an outcome that improves lowers neither limit', () => {
    fc.assert(
      fc.property(rows, fc.nat(), score, (pairs, pick, better) => {
        if (pairs.length === 0) return;
        const improved = pairs.map(([candidate, baseline], at): [number, number] => [
          at === pick % pairs.length ? Math.max(candidate, better) : candidate,
          baseline,
        ]);
        const [old, now] = [stepsOf(nightOf(pairs)).reading.interval, stepsOf(nightOf(improved)).reading.interval];
        expect(now.low).toBeGreaterThanOrEqual(old.low - 1e-10);
        expect(now.high).toBeGreaterThanOrEqual(old.high - 1e-10);
      }),
    );
  });

  test('holds the mean inside, is finite, and excludes 0 exactly where the e-value reaches 1/(2·tail)', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.001, 0.025, 0.2, 0.45), (pairs, tail) => {
        const { reading } = accept(addNight(accept(startSequence(tail)), nightOf(pairs)));
        const { interval, mean, logEValue, p } = reading;
        expect(allFinite(reading)).toBe(true);
        expect(interval.low >= -1 && interval.high <= 1 && interval.low < interval.high).toBe(true);
        if (!isRefused(mean)) expect(interval.low <= mean && mean <= interval.high).toBe(true);
        const excludes = interval.low > 0 || interval.high < 0;
        if (Math.abs(logEValue + Math.log(2 * tail)) > 1e-5) expect(logEValue > -Math.log(2 * tail)).toBe(excludes);
        if (excludes) expect(p).toBeLessThanOrEqual(2 * tail * (1 + 1e-5));
      }),
    );
  });

  test('the running interval is what all nights have in common, and the p-value keeps the strongest of them', () => {
    const gains = nightOf(Array.from({ length: 30 }, () => [1, 0] as const));
    const losses = nightOf(Array.from({ length: 60 }, () => [0, 1] as const));
    const good = stepsOf(gains);
    expect(good.reading.running).toEqual(good.reading.interval);
    const mixed = accept(addNight(good.state, losses));
    expect(mixed.reading.p).toBe(good.reading.p);
    expect(mixed.state.running).toEqual({ low: good.reading.interval.low, high: mixed.reading.interval.high });
    expect(mixed.reading.running).toMatchObject({ code: 'NOT_ACHIEVABLE' });
  });

  test('survives evidence beyond the range of a double', () => {
    const gains = nightOf(Array.from({ length: 5_000 }, () => [1, 0] as const));
    const { reading } = stepsOf(gains);
    expect(reading.logEValue).toBeGreaterThan(1_000);
    expect([reading.p, allFinite(reading)]).toEqual([Number.MIN_VALUE, true]);
  });

  test('counts clusters once each, and refuses a night without them after one with', () => {
    const night = { candidate: [1, 1, 0], baseline: [0, 0, 0] };
    const clustered = stepsOf({ ...night, clusters: ['a', 'a', 'b'] });
    expect(clustered.reading).toMatchObject({ observations: 2, mean: 0.5 });
    const found = addNight(clustered.state, night);
    expect(isRefused(found) && [found.code, found.argument]).toEqual(['MISSING_CLUSTER', 'clusters']);
    const other = addNight(stepsOf(night).state, { ...night, clusters: ['a', 'a', 'b'] });
    expect(isRefused(other) && other.code).toBe('MISSING_CLUSTER');
    expect(accept(addNight(clustered.state, { candidate: [], baseline: [] })).state.unit).toBe('cluster');
  });

  test('refuses outcomes outside [0, 1] and leaves the state as it was', () => {
    const { state } = stepsOf(nightOf([[1, 0]]));
    const copy = structuredClone(state);
    const found = addNight(state, { candidate: [2], baseline: [0] });
    expect(isRefused(found) && found.code).toBe('OUT_OF_RANGE');
    expect(state).toEqual(copy);
  });
});

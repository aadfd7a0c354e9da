import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  discordantPairs,
  gainInterval,
  intervalMethod,
  theseSeedsInterval,
} from '../../../src/stats/gain/gain-interval.ts';
import { tango } from '../../../src/stats/proportions/tango.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { readyCell } from '../../support/cells.ts';
import { expectClose } from '../../support/expect-close.ts';
import { howeReference } from '../../support/howe-reference.ts';

const cellOf = (seeds: number, values: readonly number[], binary: boolean, clusters?: number[]) =>
  readyCell({
    matrix: { seeds, items: values.length / seeds, values: Float64Array.from(values) },
    binary,
    clusters: clusters && Int32Array.from(clusters),
  });

function randomValues(length: number, binary: boolean, stream: string): number[] {
  const rng = createRng(5, stream);
  return Array.from({ length }, () => (binary ? Math.floor(3 * rng.uniform()) - 1 : rng.normal() / 5));
}

describe('the interval of a gain', () => {
  test('is Howe’s from three seeds on, to 1e-9 of an independent implementation', () => {
    for (const { seeds, d, tail, howe } of howeReference()) {
      const interval = gainInterval(cellOf(seeds, d, false), tail);
      expect(interval).toMatchObject({ status: 'estimated', method: 'howe' });
      if (interval.status !== 'estimated') return;
      expectClose([interval.point, interval.low, interval.high], howe);
    }
  });

  test('follows the shape of the cell', () => {
    const clusters = Array.from({ length: 40 }, (_, at) => Math.floor(at / 2));
    const method = (seeds: number, binary: boolean, grouped?: number[]) =>
      intervalMethod(cellOf(seeds, randomValues(40 * seeds, binary, 'shape'), binary, grouped));
    expect(method(3, true)).toBe('howe');
    expect(method(2, true)).toBe('these-seeds-t');
    expect(method(1, true)).toBe('tango');
    expect(method(1, false)).toBe('these-seeds-t');
    expect(method(1, true, clusters)).toBe('cr2-satterthwaite');
    expect(method(2, true, clusters)).toBe('these-seeds-t');
    const arms = (...seeds: readonly number[]) =>
      seeds.map((count, group) => ({
        group,
        // Right or wrong, the second arm with its sign turned.
        matrix: {
          seeds: count,
          items: 40,
          values: Float64Array.from(randomValues(40 * count, true, 'arm'), value => (value > 0 ? 1 - 2 * group : 0)),
        },
      }));
    expect(intervalMethod(readyCell({ blocks: arms(1, 1), binary: true }))).toBe('tango');
    expect(intervalMethod(readyCell({ blocks: arms(1, 2), binary: true }))).toBe('these-seeds-t');
    expect(intervalMethod(readyCell({ blocks: arms(3, 4), binary: true }))).toBe('howe');
  });

  test('with one seed of right-or-wrong outcomes is Tango’s', () => {
    const cell = cellOf(1, [...Array(30).fill(1), ...Array(10).fill(-1), ...Array(60).fill(0)], true);
    expect(discordantPairs(cell)).toEqual({ b: 30, c: 10, n: 100 });
    expect(gainInterval(cell, 0.025)).toMatchObject({ point: 0.2, ...tango(30, 10, 100, 0.025) });
  });

  test('is never of zero width for right-or-wrong outcomes: all ties, all gains', () => {
    for (const seeds of [1, 2, 3, 5]) {
      for (const value of [0, 1, -1]) {
        const interval = gainInterval(cellOf(seeds, Array(30 * seeds).fill(value), true), 0.025);
        expect(interval.status === 'estimated' && interval.high - interval.low).toBeGreaterThan(0.05);
      }
    }
  });

  test('is refused for scores without any spread, and below fifteen items or clusters', () => {
    expect(gainInterval(cellOf(3, Array(60).fill(0.25), false), 0.025)).toMatchObject({
      code: 'DEGENERATE_DISTRIBUTION',
    });
    expect(gainInterval(cellOf(3, randomValues(42, true, 'few'), true), 0.025)).toMatchObject({
      code: 'TOO_FEW_OBSERVATIONS',
    });
    const clusters = Array.from({ length: 40 }, (_, at) => at % 10);
    expect(gainInterval(cellOf(1, randomValues(40, true, 'few'), true, clusters), 0.025)).toMatchObject({
      code: 'TOO_FEW_CLUSTERS',
    });
  });

  test.each([0, 0.5, Number.NaN])('is refused for a one-sided error of %s', tail => {
    const cell = cellOf(3, randomValues(60, false, 'tail'), false);
    const refused = { status: 'refused', code: 'OUT_OF_RANGE', argument: 'tail', reason: expect.any(String) };
    expect([gainInterval(cell, tail), theseSeedsInterval(cell, tail)]).toEqual([refused, refused]);
  });

  test('says whether nothing varies at all, or neither seeds nor items beyond chance', () => {
    const reasonOf = (values: readonly number[]) => {
      const interval = gainInterval(cellOf(3, values, false), 0.025);
      return interval.status === 'refused' ? interval.reason : '';
    };
    expect(reasonOf(Array(60).fill(0.25))).toContain('Every paired difference is the same');
    // Each item gains in one seed of three, each seed in a third of the items.
    const level = Array.from({ length: 63 }, (_, at) => (at % 3 === Math.floor(at / 21) ? 0.3 : 0));
    expect(reasonOf(level)).toContain('Neither seeds nor items');
  });

  test('is mirrored when the arms are swapped, whatever the procedure', () => {
    const shape = fc.record({
      seeds: fc.integer({ min: 1, max: 5 }),
      items: fc.integer({ min: 15, max: 40 }),
      binary: fc.boolean(),
      clustered: fc.boolean(),
      stream: fc.string(),
    });
    fc.assert(
      fc.property(shape, ({ seeds, items, binary, clustered, stream }) => {
        const values = randomValues(seeds * items, binary, stream);
        const clusters = clustered ? Array.from({ length: items }, (_, at) => Math.floor(at / 1.1)) : undefined;
        const [one, other] = [values, values.map(value => -value)].map(d =>
          gainInterval(cellOf(seeds, d, binary, clusters), 0.025),
        );
        expect(other?.status).toBe(one?.status);
        if (one?.status !== 'estimated' || other?.status !== 'estimated') return;
        expect(other.low).toBeCloseTo(-one.high, 12);
        expect(other.high).toBeCloseTo(-one.low, 12);
      }),
    );
  });

  test('about these seeds ignores the seed component', () => {
    const rng = createRng(1, 'effects');
    const values = Array.from({ length: 5 }, () => rng.normal()).flatMap(effect =>
      Array.from({ length: 100 }, () => effect + rng.normal() / 10),
    );
    const cell = cellOf(5, values, false);
    const [all, these] = [gainInterval(cell, 0.025), theseSeedsInterval(cell, 0.025)];
    if (all.status !== 'estimated' || these.status !== 'estimated') throw new Error('refused');
    expect(these.high - these.low).toBeLessThan((all.high - all.low) / 10);
  });
});

test('Howe covers a known mean about as often as it says, with and without a seed component', () => {
  for (const seedSd of [0, 0.03]) {
    let covered = 0;
    const rng = createRng(11, 'coverage', seedSd);
    for (let trial = 0; trial < 400; trial++) {
      const items = Array.from({ length: 200 }, () => 0.2 * rng.normal());
      const values = Array.from({ length: 5 }, () => seedSd * rng.normal()).flatMap(u =>
        items.map(b => u + b + 0.3 * rng.normal()),
      );
      const interval = gainInterval(cellOf(5, values, false), 0.025);
      if (interval.status === 'estimated' && interval.low <= 0 && 0 <= interval.high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.915); // 0.95 less about three Monte-Carlo standard errors
  }
});

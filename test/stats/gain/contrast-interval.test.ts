import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { decideEstimates } from '../../../src/stats/planning/decide-bounds.ts';
import { BOUNDS_ORDER } from '../../../src/stats/planning/verdict-rule.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { readyCell } from '../../support/cells.ts';
import { expectClose } from '../../support/expect-close.ts';
import { howeReference } from '../../support/howe-reference.ts';

const cellOf = (seeds: number, values: readonly number[], binary = false) =>
  readyCell({ matrix: { seeds, items: values.length / seeds, values: Float64Array.from(values) }, binary });
const apart = { seeds: 'independent', columns: () => ({ left: new Int32Array(), right: new Int32Array() }) } as const;

test('its half-width is √(c’Qc) of the independent reference', () => {
  for (const { seeds, items, d, e, tail, qIndependent } of howeReference().slice(0, 20)) {
    const all = Int32Array.from({ length: items }, (_, at) => at);
    const relation = { seeds: 'independent', columns: () => ({ left: all, right: all }) } as const;
    const interval = contrastInterval([cellOf(seeds, d), cellOf(seeds, e)], { tail, weights: [1, -0.5], relation });
    if (interval.status !== 'estimated') throw new Error(interval.reason);
    const [xx = 0, xy = 0, , yy = 0] = qIndependent;
    expect((interval.high - interval.low) / 2).toBeCloseTo(Math.sqrt(xx - xy + yy / 4), 9);
  }
});

test('twice the weights are twice the contrast, and a cell of its own weight counts by it alone', () => {
  const [{ seeds, d, e, tail } = { seeds: 3, d: [], e: [], tail: 0.025 }] = howeReference();
  const cells = [cellOf(seeds, d), cellOf(seeds, e)] as const;
  const of = (a: number, b: number) => {
    const interval = contrastInterval(cells, { tail, weights: [a, b], relation: { seeds: 'shared' } });
    if (interval.status !== 'estimated') throw new Error(interval.reason);
    return [interval.point, interval.low, interval.high];
  };
  expectClose(
    of(2, -1),
    of(1, -0.5).map(limit => 2 * limit),
    1e-12,
  );
  expectClose(
    of(-1, 0.5),
    [of(1, -0.5)[0], of(1, -0.5)[2], of(1, -0.5)[1]].map(limit => -(limit as number)),
    1e-12,
  );
});

test.each([2 ** -20, 1])(
  'what all items have in common is refused, what nearly cancels is not, at scores of size %s',
  size => {
    const draw = (stream: string) => {
      const rng = createRng(6, stream);
      return Array.from({ length: 60 }, () => size * rng.uniform());
    };
    const [one, noise] = [draw('one'), draw('noise')];
    const near = one.map((value, at) => value + (noise[at] as number) / 1000);
    const between = (other: readonly number[]) =>
      contrastInterval([cellOf(1, one), cellOf(1, other)], {
        tail: 0.025,
        weights: [1, -1],
        relation: { seeds: 'shared' },
      });
    expect(between(one)).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION', argument: 'cells' });
    const interval = between(near);
    expect(interval.status === 'estimated' && (interval.high - interval.low) / size).toBeGreaterThan(1e-5);
  },
);

test('it is sparse where either cell is', () => {
  const rows = (discordant: number) => Array.from({ length: 40 }, (_, at) => (at < discordant ? 1 : 0));
  const [sparse, dense] = [cellOf(1, rows(5), true), cellOf(1, rows(20), true)];
  const isSparse = (...cells: [typeof sparse, typeof sparse]) =>
    contrastInterval(cells, { tail: 0.025, weights: [1, -0.5], relation: apart });
  expect(isSparse(sparse, dense)).toMatchObject({ sparse: true });
  expect(isSparse(dense, sparse)).toMatchObject({ sparse: true });
  expect(isSparse(dense, dense)).toMatchObject({ sparse: false });
});

test('ties everywhere never give a contrast of zero width', () => {
  const ties = cellOf(5, Array(200).fill(0), true);
  const interval = contrastInterval([ties, ties], { tail: 0.025, weights: [1, -0.5], relation: apart });
  expect(interval.status === 'estimated' && interval.high - interval.low).toBeGreaterThan(0.05);
});

test('too few items in either cell, or scores without spread, are refused', () => {
  const [few, many] = [
    cellOf(1, [1, 0, 1]),
    cellOf(
      1,
      Array.from({ length: 30 }, (_, at) => at % 3),
    ),
  ];
  expect(contrastInterval([many, few], { tail: 0.025, weights: [1, -0.5], relation: apart })).toMatchObject({
    code: 'TOO_FEW_OBSERVATIONS',
  });
  const flat = cellOf(1, Array(30).fill(0.5));
  expect(contrastInterval([flat, flat], { tail: 0.025, weights: [1, -0.5], relation: apart })).toMatchObject({
    code: 'DEGENERATE_DISTRIBUTION',
  });
});

test('adding the same gain to every paired difference of the target never lowers its verdict', () => {
  const shape = fc.record({
    seeds: fc.constantFrom(1, 2, 3, 5),
    items: fc.integer({ min: 15, max: 60 }),
    level: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    add: fc.double({ min: 0, max: 0.3, noNaN: true }),
    stream: fc.string(),
  });
  fc.assert(
    fc.property(shape, ({ seeds, items, level, add, stream }) => {
      const rng = createRng(2, stream);
      const draw = (mean: number) => Array.from({ length: seeds * items }, () => mean + rng.normal() / 4);
      const [values, sandbox] = [draw(level), cellOf(seeds, draw(0.1))];
      const rankOf = (shift: number) => {
        const target = cellOf(
          seeds,
          values.map(value => value + shift),
        );
        const contrast = contrastInterval([target, sandbox], { tail: 0.025, weights: [1, -0.5], relation: apart });
        return BOUNDS_ORDER.indexOf(accept(decideEstimates({ gain: gainInterval(target, 0.025), contrast }, 0.02)));
      };
      expect(rankOf(add)).toBeGreaterThanOrEqual(rankOf(0));
    }),
    { numRuns: 300 },
  );
});

test('scaling all differences and δ changes no verdict on the moment path', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(0.25, 0.5, 2, 8), (stream, k) => {
      const rng = createRng(4, stream);
      const values = Array.from({ length: 100 }, () => 0.05 + rng.normal() / 4);
      const verdict = (scale: number) => {
        const target = cellOf(
          5,
          values.map(value => value * scale),
        );
        const sandbox = cellOf(
          5,
          values.toReversed().map(value => value * scale),
        );
        const contrast = contrastInterval([target, sandbox], { tail: 0.025, weights: [1, -0.5], relation: apart });
        return accept(decideEstimates({ gain: gainInterval(target, 0.025), contrast }, 0.02 * scale));
      };
      expect(verdict(k)).toBe(verdict(1));
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { decideEstimates } from '../../../src/stats/planning/decide-bounds.ts';
import { BOUNDS_ORDER } from '../../../src/stats/planning/verdict-rule.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { readyCell } from '../../support/cells.ts';
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

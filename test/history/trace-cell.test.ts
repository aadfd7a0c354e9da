import { expect, test } from 'vitest';
import { accept } from '../../src/core/refusal.ts';
import type { NightCell } from '../../src/history/night-run.ts';
import type { Comparison } from '../../src/history/split-cell.ts';
import { traceCell } from '../../src/history/trace-cell.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { changeEvidence } from '../../src/stats/sequential/change-evidence.ts';
import { confidenceSequence } from '../../src/stats/sequential/confidence-sequence.ts';
import { type CellSketch, madeCell } from '../support/made-nights.ts';

const REF = { rung: '175b', domain: 'math', role: 'production' } as const;
const OPTIONS = { segment: 1, sequenceTail: 0.025, alarmTail: 0.0125, draws: 'auto' } as const;

/** Nights of one comparison, numbered from 1. */
function compared(cells: readonly (NightCell | undefined)[]): Comparison {
  const [first, ...more] = cells.map((cell, at) => ({ night: at + 1, cell }));
  if (first === undefined) throw new Error('no night');
  return { because: [], nights: [first, ...more] };
}

const trace = (sketches: readonly CellSketch[], options: Partial<Parameters<typeof traceCell>[2]> = {}) =>
  traceCell(REF, compared(sketches.map((sketch, at) => madeCell(at + 1, sketch))), { ...OPTIONS, ...options });

test('shows the confidence sequence over seeds, and the evidence over nights, exactly as src/stats has them', () => {
  const gains = [
    [0.1, 0.12],
    [0.08, 0.11],
    [0.05, 0.2],
  ];
  const { points, observation } = trace(gains.map(one => ({ gains: one })));
  expect(observation).toBe('seed');
  const nights = gains.map(one => ({ candidate: one.map(gain => 0.5 + gain), baseline: one.map(() => 0.5) }));
  const readings = accept(confidenceSequence(nights, 0.025));
  expect(points.map(({ low, high }) => ({ low, high }))).toEqual(readings.map(({ interval }) => interval));
  const evidence = accept(changeEvidence(points.map(({ gain }) => gain)));
  expect(points.map(({ fall, rise }) => [fall, rise])).toEqual(evidence.map(({ fall, rise }) => [fall, rise]));
});

test('counts whole nights where seeds come back or items change, because nothing says that less is independent', () => {
  const same = { seeds: ['1', '2'] };
  expect(
    trace([
      { gains: [0.1, 0.2], ...same },
      { gains: [0.1, 0.3], ...same },
    ]).observation,
  ).toBe('night');
  expect(trace([{ gains: [0.1] }, { gains: [0.2], itemsHash: 'other' }]).observation).toBe('night');
  expect(trace([{ gains: [0.1] }]).observation).toBe('night');
});

test('outcomes that were there before are a gap and count once', () => {
  const { points, gaps } = trace([{ gains: [0.1] }, { gains: [0.2] }, { gains: [0.1] }]);
  expect(points.map(({ night }) => night)).toEqual([1, 2]);
  expect(gaps).toEqual([
    { night: 3, kind: 'repeated', reason: 'the same outcomes as night 1: nothing was drawn anew' },
  ]);
});

test('seeds or items that come back are a gap where every night is said to draw new ones', () => {
  const again = [
    { gains: [0.1], seeds: ['1'] },
    { gains: [0.2], seeds: ['1'] },
  ];
  expect(trace(again, { draws: 'seeds' }).gaps[0]?.reason).toContain('a seed of night 1 again');
  expect(trace([{ gains: [0.1] }, { gains: [0.2] }], { draws: 'items' }).gaps[0]?.reason).toContain(
    'items of an earlier night again',
  );
});

test('a night without the cell, or without a comparison in it, is a gap with its reason', () => {
  const unmeasured = { ...REF, status: 'unmeasured', reason: 'no outcome in this cell' } as const;
  const { points, gaps } = traceCell(REF, compared([undefined, unmeasured]), OPTIONS);
  expect(points).toEqual([]);
  expect(gaps).toEqual([
    { night: 1, kind: 'absent', reason: 'the night has no such cell' },
    { night: 2, kind: 'unmeasured', reason: 'no outcome in this cell' },
  ]);
});

test('a gain that fell and recovered has a fall with its night and a rise with another', () => {
  const rng = createRng(3, 'recovers');
  const gainOf = (night: number): number => (night < 41 ? 0.03 : night < 61 ? 0 : 0.07);
  const { changes } = trace(
    Array.from({ length: 120 }, (_, at) => ({ gains: [gainOf(at + 1) + 0.004 * rng.normal()] })),
  );
  expect(changes.map(({ direction }) => direction)).toEqual(['fall', 'rise']);
  for (const [at, night] of [41, 61].entries())
    expect(Math.abs((changes[at]?.since ?? 0) - night)).toBeLessThanOrEqual(1);
  const [fall, rise] = changes;
  expect(fall?.before).toBeCloseTo(0.03, 2);
  expect(Math.abs(fall?.after ?? 1)).toBeLessThan(0.01);
  expect(rise?.after).toBeCloseTo(0.07, 2);
});

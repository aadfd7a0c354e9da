import { expect, test } from 'vitest';
import { cellView } from '../../src/report/cell-view.ts';
import { type SampleCell, sampleResult } from '../support/sample-result.ts';

function viewOf(cell: SampleCell) {
  const result = sampleResult([cell]);
  const [judged] = result.cells;
  if (judged === undefined) throw new Error('no cell');
  return cellView(judged, 'c1', result);
}

test('a target cell carries its verdict, in points for charts and in words for readers', () => {
  const view = viewOf({ rung: 'large', role: 'production' });
  expect(view).toMatchObject({ id: 'c1', required: true, gainText: '+5.00 [+1.00, +9.00]', replication: undefined });
  expect(view.gain).toMatchObject({ point: 5, low: 1, high: 9 });
  expect(view.seeds[0]).toMatchObject({ seed: '1', gain: 4.5, text: '+4.50 (50.00% → 55.00%)' });
});

test('a sandbox cell says whether the claim replicates, and has no verdict', () => {
  const view = viewOf({ rung: 'small', role: 'sandbox', replication: 'not-replicated' });
  expect(view.verdict).toBeUndefined();
  expect(view.replication).toMatchObject({ word: 'sandbox gain does not replicate', tone: 'bad' });
});

test('an unmeasured cell gives its reason instead of numbers', () => {
  const view = viewOf({
    rung: 'large',
    role: 'production',
    unmeasured: 'The two arms share no seed.',
    verdict: { kind: 'incomplete', reason: 'not_comparable', tags: [] },
  });
  expect(view.gain).toBeUndefined();
  expect(view.gainText).toBe('not measured: The two arms share no seed.');
});

test('PGR is in the view where it was measured, resolved or not', () => {
  const ratio = { status: 'unresolved', set: 'whole-line', level: 0.95 } as const;
  const gap = { status: 'refused', code: 'TOO_FEW_OBSERVATIONS', argument: 'items', reason: 'few' } as const;
  const pgr = { status: 'measured', gap, baseline: ratio, candidate: ratio, gain: ratio, items: 10, seeds: 5 } as const;
  expect(viewOf({ rung: 'large', role: 'production', measured: { pgr } }).pgr?.gain.text).toBe(
    'unresolved: no value is excluded',
  );
  expect(viewOf({ rung: 'large', role: 'production' }).pgr).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import { refuse } from '../../src/core/refusal.ts';
import { planningRows } from '../../src/report/planning-rows.ts';
import { sampleResult } from '../support/sample-result.ts';

function rowsWith(measured: Partial<MeasuredCell>, at: 'single' | 'family' = 'single'): Record<string, string> {
  const [cell] = sampleResult([{ rung: 'large', role: 'production', measured }]).cells;
  if (cell?.estimates.status !== 'measured') throw new Error('not measured');
  return Object.fromEntries(planningRows(cell.estimates, at).map(({ label, value }) => [label, value]));
}

test('what to buy stands with the widths that it rests on, and power with what was simulated', () => {
  expect(rowsWith({})).toEqual({
    'Buy seeds or items?': 'seeds',
    'Half-width expected now, points': '±4.00',
    'with twice the seeds; with twice the items': '±3.10; ±3.60',
    'Smallest gain that 80% of such studies find': '+3.10 points (interval at 95%, 2\u202f000 simulated studies)',
    'Chance of “survives” were the whole sandbox gain there': '83% (verdict at 95%)',
    'Chance of “attenuated”, “vanished” or “reversed” were none there': '91% (verdict at 95%)',
  });
});

test('chances are those of a verdict at the level at which the cell has its own', () => {
  expect(rowsWith({}, 'family')).toMatchObject({
    'Chance of “survives” were the whole sandbox gain there': '71% (verdict at 97.5%)',
    'Chance of “attenuated”, “vanished” or “reversed” were none there': '80% (verdict at 97.5%)',
  });
});

test('clusters are bought where items belong to some, and a component below 0 is named', () => {
  const spending = { now: 0.04, twiceTheSeeds: 0.04, twiceTheItems: 0.03, buy: 'items', negative: ['seeds'] } as const;
  expect(rowsWith({ clusters: 100, spending })['Buy seeds or clusters?']).toMatch(/^clusters \(the component of seeds/);
});

test('what cannot be known says why', () => {
  const refused = refuse('TOO_FEW_SEEDS', 'cell', '1 seeds: from three on.');
  expect(rowsWith({ spending: refused, power: refused })).toEqual({
    'Buy seeds or items?': 'not known: 1 seeds: from three on.',
    Power: 'not known: 1 seeds: from three on.',
  });
});

import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { audit } from '../../src/audit/audit.ts';
import { makeTable, simulate } from '../support/make-table.ts';
import { type SampleRecord, sampleRecord } from '../support/sample-records.ts';

const outcomes = simulate({ stream: 'shuffles', rungs: { small: 0.2, large: -0.1 }, seeds: 3, items: 400, gap: 0.4 });
const domains = arrange(makeTable(outcomes), {
  rungs: [
    { name: 'small', role: 'sandbox' },
    { name: 'large', role: 'production' },
  ],
  domains: ['math'],
  arms: { baseline: 'baseline', candidate: 'candidate' },
});
const accuracy = (rung: string, arm: 'baseline' | 'candidate'): number => {
  const grid = domains[0]?.cells.find(cell => cell.rung === rung)?.arms[arm];
  return (grid?.score.reduce((sum, score) => sum + score, 0) ?? 0) / (grid?.score.length ?? 1);
};
const found = (...records: readonly SampleRecord[]) =>
  audit({
    domains,
    records: records.map(record => sampleRecord({ arm: 'shuffled-teacher', ...record })),
    cells: [],
  }).filter(({ detector }) => detector === 'gain-without-teacher');
const [baseline, candidate] = [accuracy('small', 'baseline'), accuracy('small', 'candidate')];
const at = (share: number): number[] =>
  [-0.02, 0, 0.02].map(noise => baseline + share * (candidate - baseline) + noise);

describe('a gain that a shuffled teacher gives too', () => {
  test('is noticed with the numbers of all three, and overturns nothing', () => {
    const [finding, ...others] = found({ repeats: at(0.9) });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'notice', cells: [{ rung: 'small', domain: 'math' }] });
    for (const share of [candidate, baseline]) expect(finding?.found).toContain(`${(100 * share).toFixed(1)}%`);
  });

  test('is noticed from half of the gain on, over all seeds together', () => {
    expect(found({ repeats: at(0.51) })).toHaveLength(1);
    expect(found({ repeats: at(0.49) })).toEqual([]);
    expect(found({ repeats: at(0.2) }, { seed: 's1', repeats: at(0.9) })).toHaveLength(1);
  });

  test('is not looked for where there is no gain, no control, or the control failed', () => {
    expect(found({ rung: 'large', repeats: [0.99, 0.98] })).toEqual([]);
    expect(found({ repeats: [] })).toEqual([]);
    expect(found({ reason: 'it threw' })).toEqual([]);
    expect(found()).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { compareBaseline } from '../../src/verdict/compare-baseline.ts';
import { ruleBaseline } from '../../src/verdict/rule-baseline.ts';
import { makeNight } from '../support/blessed.ts';

const blessed = makeNight(0.2);
const all = (): boolean => true;

test('no baseline asked for, nothing to say', () => {
  expect(ruleBaseline(undefined, all)).toEqual([]);
});

test('a missing, an edited and another baseline each keep the gate from passing', () => {
  const none = { path: 'b.json', obstacles: ['x'], changes: ['y'], cells: [] };
  for (const state of ['missing', 'invalid', 'incomparable'] as const) {
    expect(ruleBaseline({ ...none, state }, all)).toEqual([
      { outcome: 'incomplete', reason: { code: `baseline-${state}`, text: 'b.json: x' } },
    ]);
  }
});

test('a comparison in which no gain could be compared does not pass', () => {
  const empty = { path: 'b.json', state: 'compared', obstacles: [], changes: [], cells: [] } as const;
  expect(ruleBaseline(empty, all)).toMatchObject([
    {
      outcome: 'incomplete',
      reason: { code: 'baseline-incomparable', text: expect.stringMatching(/^b\.json: no gain/) },
    },
  ]);
});

test('a gain that fell fails with its numbers; what else changed is a warning', () => {
  const tonight = { ...makeNight(0.05).tonight, items: blessed.items };
  const provenance = { ...tonight.provenance, version: '2.0.0' };
  const reading = { path: 'b.json', state: 'read', baseline: blessed.baseline } as const;
  const [fall, change] = ruleBaseline(compareBaseline(reading, { ...tonight, provenance }), all);
  expect(fall?.outcome).toBe('failed');
  expect(fall?.reason.cell).toEqual({ rung: 'large', domain: 'math' });
  expect(fall?.reason.text).toMatch(
    /^large × math: the gain fell from \+\d+\.\d\d to \+\d+\.\d\d points since b\.json was blessed; the difference is −\d+\.\d\d with 95% interval \[−\d+\.\d\d, −\d+\.\d\d\]$/,
  );
  expect(change?.reason).toMatchObject({ level: 'warn', code: 'baseline-changes' });
});

test('what rounds to nothing has no sign', () => {
  const reading = { path: 'b', state: 'read', baseline: blessed.baseline } as const;
  const compared = compareBaseline(reading, { ...makeNight(0.05).tonight, items: blessed.items });
  const tiny = { point: -1e-5, low: -2e-5, high: -1e-6, level: 1 - 0.05 / 6 };
  const cells = (compared?.cells ?? []).map(cell => ({
    ...cell,
    now: tiny,
    difference: tiny,
    ruling: 'fell' as const,
  }));
  const [fall] = ruleBaseline(compared && { ...compared, cells }, all);
  expect(fall?.reason.text).toContain(
    ' to 0.00 points since b was blessed; the difference is 0.00 with 99.17% interval [0.00, 0.00]',
  );
});

test('a gain that fell where the policy stops at nothing is a warning', () => {
  const tonight = { ...makeNight(0.05).tonight, items: blessed.items };
  const reading = { path: 'b.json', state: 'read', baseline: blessed.baseline } as const;
  const [fall] = ruleBaseline(compareBaseline(reading, tonight), ({ domain }) => domain !== 'math');
  expect(fall?.reason).toMatchObject({ code: 'gain-fell', level: 'warn', cell: { rung: 'large', domain: 'math' } });
});

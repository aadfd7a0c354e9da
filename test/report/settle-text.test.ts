import { describe, expect, test } from 'vitest';
import type { MeasuredCell, SettleAdvice } from '../../src/core/cell-estimates.ts';
import { settleText } from '../../src/report/settle-text.ts';
import { sampleResult } from '../support/sample-result.ts';

const limits = { itemLimit: 1e7, seedLimit: 1000 } as const;

function textOf(
  advice: Omit<SettleAdvice, 'itemLimit' | 'seedLimit'>,
  measured: Partial<MeasuredCell> = {},
  at: 'single' | 'family' = 'single',
): string {
  const [judged] = sampleResult([{ rung: 'large', role: 'production', measured }]).cells;
  if (judged?.estimates.status !== 'measured') throw new Error('not measured');
  const { bounds, ...rest } = judged.estimates;
  const family = { ...bounds.family, alpha: 0.05 / 7 };
  const settle = { [at]: { ...advice, ...limits } };
  return settleText({ ...rest, bounds: { ...bounds, family }, settle }, at) ?? '';
}

describe('what would settle a verdict', () => {
  test('both ways are named, with what there is now', () => {
    expect(textOf({ toward: 'survives', items: 4000, seeds: 9 })).toBe(
      'If the estimates stay where they are, the verdict at 95% becomes “survives” with 4\u202f000 items (now 1\u202f319), or with 9 seeds (now 5).',
    );
  });

  test('a way that does not lead there is said to be none', () => {
    expect(textOf({ toward: 'vanished', items: 4000 })).toContain(
      'more seeds alone (up to 1\u202f000) would not settle it',
    );
    expect(textOf({ toward: 'vanished' })).toMatch(/more items alone .* and more seeds alone .* both together may\.$/);
  });

  test('the level is that of the verdict, and advice for another level is not given', () => {
    expect(textOf({ toward: 'survives', items: 4000, seeds: 9 }, {}, 'family')).toContain(
      'the verdict at 99.29% becomes',
    );
    expect(textOf({ toward: 'survives' }, {}, 'family')).toMatch(
      /would not settle the verdict at 99\.29%; both together/,
    );
    const [judged] = sampleResult([{ rung: 'large', role: 'production' }]).cells;
    if (judged?.estimates.status !== 'measured') throw new Error('not measured');
    const single = { toward: 'survives', items: 4000, ...limits } as const;
    expect(settleText({ ...judged.estimates, settle: { single } }, 'family')).toBeUndefined();
    expect(settleText(judged.estimates, 'single')).toBeUndefined();
  });

  test('clusters are the units where there are some, and fewer than three seeds promise nothing about new ones', () => {
    const text = textOf({ toward: 'survives', items: 800 }, { clusters: 200, inference: 'these-seeds', seeds: 1 });
    expect(text).toContain('800 clusters (now 200).');
    expect(text).toContain('A verdict about new seeds needs at least 3.');
    expect(text).not.toContain('more seeds alone');
  });
});

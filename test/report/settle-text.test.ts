import { describe, expect, test } from 'vitest';
import type { MeasuredCell, SettleAdvice } from '../../src/core/cell-estimates.ts';
import { settleText } from '../../src/report/settle-text.ts';
import { sampleResult } from '../support/sample-result.ts';

const limits = { itemLimit: 1e7, seedLimit: 1000 } as const;

function textOf(advice: Omit<SettleAdvice, 'itemLimit' | 'seedLimit'>, measured: Partial<MeasuredCell> = {}): string {
  const [judged] = sampleResult([{ rung: 'large', role: 'production', measured }]).cells;
  if (judged?.estimates.status !== 'measured') throw new Error('not measured');
  return settleText({ ...advice, ...limits }, judged.estimates);
}

describe('what would settle a verdict', () => {
  test('both ways are named, with what there is now', () => {
    expect(textOf({ toward: 'survives', items: 4000, seeds: 9 })).toBe(
      'If the estimates stay where they are, the verdict becomes “survives” with 4\u202f000 items (now 1\u202f319), or with 9 seeds (now 5).',
    );
  });

  test('a way that does not lead there is said to be none', () => {
    expect(textOf({ toward: 'vanished', items: 4000 })).toContain(
      'more seeds alone (up to 1\u202f000) would not settle it',
    );
    expect(textOf({ toward: 'vanished' })).toMatch(/more items alone .* and more seeds alone .* both together may\.$/);
  });

  test('clusters are the units where there are some, and fewer than three seeds promise nothing about new ones', () => {
    const text = textOf({ toward: 'survives', items: 800 }, { clusters: 200, inference: 'these-seeds', seeds: 1 });
    expect(text).toContain('800 clusters (now 200).');
    expect(text).toContain('A verdict about new seeds needs at least 3.');
    expect(text).not.toContain('more seeds alone');
  });
});

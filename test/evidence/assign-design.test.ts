import { describe, expect, test } from 'vitest';
import type { Facts, Series } from '../../src/core/evidence.ts';
import { assignDesign, type DesignRules } from '../../src/evidence/assign-design.ts';
import { parseDesignRule } from '../../src/evidence/design-rule.ts';

const NO_RULES: DesignRules = { domain: [], rung: [], arm: [] };

function seriesOf(facts: Facts, items: readonly string[] = ['a']): Series {
  const outcomes = items.map(item => ({ item, status: 'scored' as const, score: 1 }));
  return { path: 'x', format: 'x', facts, isPrimary: false, outcomes, claims: [] };
}

/** "domain rung arm" of every series that found its place. */
const places = (series: readonly Series[], rules: Partial<DesignRules> = {}): readonly string[] =>
  assignDesign(series, { ...NO_RULES, ...rules }).placed.map(({ domain, rung, arm }) => [domain, rung, arm].join(' '));

describe('without rules', () => {
  test('models are compared on one rung where only they differ', () => {
    const series = [seriesOf({ model: 'm1', task: 't' }), seriesOf({ model: 'm2', task: 't' })];
    expect(places(series)).toEqual(['t one rung m1', 't one rung m2']);
  });

  test('methods are the arms and models the rungs where methods differ', () => {
    const series = [seriesOf({ model: 'm1', method: 'cot' }), seriesOf({ model: 'm2', method: 'plain' })];
    expect(places(series)).toEqual(['all items m1 cot', 'all items m2 plain']);
    expect(assignDesign(series, NO_RULES).rules).toEqual({
      domain: 'task (default)',
      rung: 'model (default)',
      arm: 'method (default)',
    });
  });

  test('facts that are called like the roles come before model, method and task', () => {
    const facts = { model: 'm', method: 'cot', task: 't', arm: 'candidate', rung: '7b', domain: 'math' };
    const other = { ...facts, method: 'plain', arm: 'baseline', rung: '70b' };
    expect(places([seriesOf(facts), seriesOf(other)])).toEqual(['math 7b candidate', 'math 70b baseline']);
    expect(assignDesign([seriesOf(facts)], NO_RULES).rules).toEqual({
      domain: 'domain (default)',
      rung: 'rung (default)',
      arm: 'arm (default)',
    });
  });

  test('models that differ are the rungs where the file says only the arms', () => {
    const series = [seriesOf({ model: 'm1', arm: 'a' }), seriesOf({ model: 'm2', arm: 'b' })];
    expect(places(series)).toEqual(['all items m1 a', 'all items m2 b']);
  });
});

describe('with rules', () => {
  test('the first that fits names the role, before any fact of that name', () => {
    const arm = [parseDesignRule('--arm', 'model=m1:baseline'), parseDesignRule('--arm', 'model=~^m:candidate')];
    const series = [seriesOf({ model: 'm1', arm: 'x' }), seriesOf({ model: 'm2', arm: 'y' })];
    expect(places(series, { arm })).toEqual(['all items one rung baseline', 'all items one rung candidate']);
  });

  test('what no rule fits is left out, with the reason', () => {
    const arm = [parseDesignRule('--arm', 'model=m1:baseline')];
    const { placed, left } = assignDesign([seriesOf({ model: 'm2' })], { ...NO_RULES, arm });
    expect(placed).toEqual([]);
    expect(left.map(({ why }) => why)).toEqual(['no --arm rule fits']);
  });

  test('can name the arm, rung or domain that a table says', () => {
    const rung = [parseDesignRule('--rung', 'rung=7b:sandbox'), parseDesignRule('--rung', 'rung')];
    expect(places([seriesOf({ rung: '7b' }), seriesOf({ rung: '70b' })], { rung })).toEqual([
      'all items sandbox all',
      'all items 70b all',
    ]);
  });
});

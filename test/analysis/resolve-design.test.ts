import { describe, expect, test } from 'vitest';
import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import { makeTable, type Outcome } from '../support/make-table.ts';

const rows = (rung: string, size?: number, arms: readonly string[] = ['baseline', 'candidate']): Outcome[] =>
  arms.map(arm => ({ domain: 'math', rung, arm, seed: '1', item: 'a', score: 1, ...(size && { size }) }));
const request = { sandbox: 's', baseline: 'baseline', candidate: 'candidate' };
const rolesOf = (outcomes: readonly Outcome[]) =>
  resolveDesign(makeTable(outcomes), request).rungs.map(({ name, role }) => `${name}:${role}`);

describe('roles', () => {
  test('production is the largest size, the rest is ordered by size', () => {
    expect(rolesOf([...rows('xl', 9e9), ...rows('s', 1e9), ...rows('m', 2e9)])).toEqual([
      's:sandbox',
      'm:larger',
      'xl:production',
    ]);
  });

  test('without all sizes production is the last of the file', () => {
    expect(rolesOf([...rows('xl', 9e9), ...rows('s', 1e9), ...rows('m')])).toEqual([
      's:sandbox',
      'xl:larger',
      'm:production',
    ]);
  });

  test('sizes of other arms do not count, two sizes of one rung are refused', () => {
    const outcomes = [...rows('s', 1e9), ...rows('m', 2e9), ...rows('m', 7e9, ['weak'])];
    expect(rolesOf(outcomes)).toEqual(['s:sandbox', 'm:production']);
    expect(() =>
      rolesOf([...rows('s', 1e9), ...rows('m', 2e9, ['baseline']), ...rows('m', 3e9, ['candidate'])]),
    ).toThrow('two sizes');
  });
});

describe('what is asked for must be there', () => {
  const table = makeTable([...rows('s'), ...rows('m', undefined, ['baseline', 'candidate', 'weak'])]);
  const resolve = (over: object) => resolveDesign(table, { ...request, ...over });
  test.each([
    [{ sandbox: 'S' }, /"S".*did you mean "s".*"s", "m"/],
    [{ baseline: 'vanilla' }, /baseline arm "vanilla".*"baseline", "candidate", "weak"/],
    [{ candidate: 'candidat' }, /did you mean "candidate"/],
    [{ candidate: 'baseline' }, /two different arms/],
    [{ sandboxDomain: 'chat' }, /no domain "chat"; it has: "math"/],
  ])('%o', (over, message) => {
    expect(() => resolve(over)).toThrow(message);
  });

  test('production is the rung that is named, and must be named where nothing tells the order', () => {
    const table = makeTable([...rows('s'), ...rows('x'), ...rows('y')]);
    const named = (over: object) =>
      resolveDesign(table, { ...request, ...over }).rungs.map(({ name, role }) => `${name}:${role}`);
    expect(named({ production: 'x' })).toEqual(['s:sandbox', 'y:larger', 'x:production']);
    expect(named({ isOrdered: false, production: 'x' })).toEqual(['s:sandbox', 'y:larger', 'x:production']);
    expect(() => named({ isOrdered: false })).toThrow(/production was not said.*"x", "y"/);
    expect(() => named({ production: 's' })).toThrow(/"s" is the sandbox/);
    expect(() => named({ production: 'z' })).toThrow(/"z" does not exist/);
  });

  test('results of one arm alone are said to be that, whatever arms were named', () => {
    const alone = rows('s').filter(({ arm }) => arm === 'baseline');
    expect(() => resolveDesign(makeTable(alone), request)).toThrow('All results belong to one arm, "baseline"');
  });

  test('a single rung is the sandbox, named or not; among several it must be named', () => {
    const { sandbox: _, ...unnamed } = request;
    expect(resolveDesign(makeTable(rows('s')), request).rungs).toEqual([{ name: 's', role: 'sandbox' }]);
    expect(resolveDesign(makeTable(rows('s')), unnamed).rungs).toEqual([{ name: 's', role: 'sandbox' }]);
    expect(() => resolve({ sandbox: undefined })).toThrow(/sandbox was not said.*"s", "m"/);
  });

  test('weak and ceiling are taken where they exist and play no other part', () => {
    expect(resolve({}).arms).toMatchObject({ weak: 'weak', ceiling: undefined });
    expect(resolve({ baseline: 'weak' }).arms.weak).toBeUndefined();
  });
});

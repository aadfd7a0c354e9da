import { expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { listCells } from '../../src/analysis/list-cells.ts';
import { studyTable } from '../support/conclude-table.ts';
import { type Outcome, simulate } from '../support/make-table.ts';

const outcomes = simulate({
  stream: 'list',
  rungs: { small: 0.1, large: 0.1 },
  seeds: 1,
  items: 20,
  domains: ['code', 'math'],
});

function listOf(kept: readonly Outcome[]) {
  const { predictions, study } = studyTable(kept, { sandboxDomain: 'math' });
  const { listed, ...rest } = listCells(arrange(predictions, study.design), study.design);
  return { ...rest, names: listed.map(({ rung, domain }) => `${rung}/${domain}`) };
}

test('cells come rung by rung, and the targets share the error', () => {
  expect(listOf(outcomes)).toMatchObject({
    names: ['small/code', 'small/math', 'large/code', 'large/math'],
    targets: 2,
    family: 2,
    isAlone: false,
  });
});

test('a domain that the sandbox never measured is no failure of the sandbox; a target without rows still counts', () => {
  const without = (rung: string) => outcomes.filter(one => one.domain === 'math' || one.rung !== rung);
  expect(listOf(without('small')).names).toEqual(['small/math', 'large/code', 'large/math']);
  const { names, targets, has } = listOf(without('large'));
  expect([names.length, targets]).toEqual([4, 2]);
  expect(has({ rung: 'large', domain: 'code' })).toBe(false);
});

test('the cells of a single rung are all there is to judge', () => {
  const alone = outcomes.filter(({ rung }) => rung === 'small');
  expect(listOf(alone)).toMatchObject({ targets: 0, family: 2, isAlone: true });
});

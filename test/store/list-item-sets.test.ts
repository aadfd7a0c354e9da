import { expect, test } from 'vitest';
import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import { listItemSets } from '../../src/store/list-item-sets.ts';
import { makeTable, type Outcome, simulate } from '../support/make-table.ts';

const outcomes = simulate({ stream: 'sets', rungs: { small: 0.1, large: 0.1 }, seeds: 2, items: 20, gap: 0.2 });
const sets = (some: readonly Outcome[]) => {
  const table = makeTable(some);
  return listItemSets(table, resolveDesign(table, { sandbox: 'small', baseline: 'baseline', candidate: 'candidate' }));
};

test('the order of rows, their scores and arms that are not compared make no other set', () => {
  const first = sets(outcomes);
  expect(first.map(({ rung, items }) => [rung, items])).toEqual([
    ['small', 20],
    ['large', 20],
  ]);
  const changed = outcomes.toReversed().map(one => ({ ...one, score: 1 - one.score }));
  const without = changed.filter(({ arm, item }) => arm !== 'weak' || item !== 'i3');
  expect(sets(without)).toEqual(first);
});

test('an item more, less or renamed is another set, and so is an item in another cluster', () => {
  const [, large] = sets(outcomes);
  const isLarge = ({ rung, item }: Outcome): boolean => rung === 'large' && item === 'i3';
  const others = [
    outcomes.filter(one => !isLarge(one)),
    outcomes.map(one => (isLarge(one) ? { ...one, item: 'i3b' } : one)),
    outcomes.map(one => (isLarge(one) ? { ...one, cluster: 'c' } : one)),
  ];
  for (const some of others) expect(sets(some)[1]?.hash).not.toBe(large?.hash);
});

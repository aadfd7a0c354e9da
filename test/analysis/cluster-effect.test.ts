import { expect, test } from 'vitest';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { type Outcome, simulate } from '../support/make-table.ts';

const effectOf = (outcomes: readonly Outcome[]): number | undefined => {
  const { estimates } = cellOf(concludeTable(outcomes), 'large');
  return estimates.status === 'measured' ? estimates.clusterEffect : undefined;
};
const study = { stream: 'effect', rungs: { small: 0.2, large: 0.1 }, seeds: 3 } as const;

test('copies of items under one cluster double the variance; items without clusters have no such number', () => {
  const alone = simulate({ ...study, items: 60 });
  expect(effectOf(alone)).toBeUndefined();
  const copied = alone.flatMap(outcome =>
    ['a', 'b'].map(copy => ({ ...outcome, item: `${outcome.item}${copy}`, cluster: outcome.item })),
  );
  expect(effectOf(copied)).toBeCloseTo(2, 1);
});

test('clusters at random change next to nothing', () => {
  const effect = effectOf(simulate({ ...study, items: 600, clusterSize: 2 })) ?? Number.NaN;
  expect(Math.abs(effect - 1)).toBeLessThan(0.25);
});

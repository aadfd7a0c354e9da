import { expect, test } from 'vitest';
import { concludeTable } from '../support/conclude-table.ts';
import { simulate } from '../support/make-table.ts';

const rungs = { small: 0.2, m1: 0.15, m2: 0.15, m3: 0.15, m4: 0.15, m5: 0.15, m6: 0.15, large: 0.15 };
const study = simulate({ stream: 'st0', rungs, seeds: 4, items: 150 });
const targetsOf = (alpha = 0.05) =>
  concludeTable(study, { policy: { require: ['large'] }, settings: { alpha } }).cells.flatMap(
    ({ estimates, levels }) =>
      estimates.status === 'measured' && levels !== undefined ? [{ settle: estimates.settle, levels }] : [],
  );

test('advice is given at each level at which the verdict is open, and only there', () => {
  const targets = targetsOf();
  for (const { settle, levels } of targets) {
    expect(settle?.single !== undefined).toBe(levels.single.kind === 'inconclusive');
    expect(settle?.family !== undefined).toBe(levels.family.kind === 'inconclusive');
  }
  const kinds = targets.map(({ levels: { single, family } }) => `${single.kind}, ${family.kind}`);
  expect(kinds).toContain('survives, inconclusive');
  expect(kinds).toContain('inconclusive, inconclusive');
});

test('advice for a verdict over seven cells is that for one cell alone at a seventh of α', () => {
  const alone = targetsOf(0.05 / 7);
  expect(targetsOf().map(({ settle }) => settle?.family)).toEqual(alone.map(({ settle }) => settle?.single));
});

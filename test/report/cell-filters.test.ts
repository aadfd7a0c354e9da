import { expect, test } from 'vitest';
import { cellFilters, filterKeys } from '../../src/report/cell-filters.ts';
import { nastyView, richView, smallView } from '../support/sample-view.ts';

test('cells can be picked by verdict, domain and rung', () => {
  const filters = cellFilters(richView());
  expect(filters.map(({ label, options }) => [label, options.length])).toEqual([
    ['Verdict', 9],
    ['Domain', 3],
    ['Rung', 4],
  ]);
  const [, domains] = filters;
  expect(domains?.options[1]).toEqual({ key: 'domain-2', name: 'math' });
});

test('every cell is found under one key of each, whatever it is called', () => {
  for (const view of [richView(), nastyView()]) {
    const filters = cellFilters(view);
    for (const cell of view.cells) {
      const keys = filterKeys(cell, filters).split(' ');
      expect(keys).toHaveLength(filters.length);
      for (const key of keys) expect(key).toMatch(/^(?:verdict|domain|rung)-\d+$/);
    }
  }
});

test('a page whose cells are all in sight has none, and a way with one value is none', () => {
  expect(cellFilters(smallView())).toEqual([]);
  const view = richView();
  const one = { ...view, domains: ['chat'] };
  expect(cellFilters(one).map(({ label }) => label)).toEqual(['Verdict', 'Rung']);
});

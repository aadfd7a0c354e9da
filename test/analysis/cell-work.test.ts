import { expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { type CellsInput, cellWork } from '../../src/analysis/cell-work.ts';
import { studyTable } from '../support/conclude-table.ts';
import { simulate } from '../support/make-table.ts';

const rungs = { small: 0.2, medium: 0.15, large: 0.1 };
const { predictions, study } = studyTable(
  simulate({ stream: 'work', rungs, seeds: 3, items: 60, domains: ['code', 'math'], clusterSize: 2, gap: 0.4 }),
);
const { design, settings } = study;
const input: CellsInput = { domains: arrange(predictions, design), design, settings };
const measure = (order: readonly number[], from: CellsInput = input) => {
  const answer = cellWork.open(from);
  return order.map(piece => [piece, answer(piece)] as const).sort(([x], [y]) => x - y);
};

test('a cell is measured the same whatever was measured before it', () => {
  expect(measure([5, 0, 3, 2, 4, 1])).toEqual(measure([0, 1, 2, 3, 4, 5]));
  expect(measure([4])).toEqual(measure([0, 1, 2, 3, 4, 5]).slice(4, 5));
});

test('what goes in and what comes out is plain data, as another thread sees it', () => {
  const answers = measure([0, 3]);
  expect(structuredClone(answers)).toEqual(answers);
  expect(measure([0, 3], structuredClone(input))).toEqual(answers);
});

test('target cells are checked and sandbox cells are not', () => {
  const checked = measure([0, 1, 2, 3, 4, 5]).map(([, { check }]) => check !== undefined);
  expect(checked).toEqual([false, false, true, true, true, true]);
});

test('other threads find the work where it says', async () => {
  const { cellWork: found } = (await import(cellWork.module)) as Record<string, unknown>;
  expect(found).toMatchObject({ name: cellWork.name });
});

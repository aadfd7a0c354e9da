import { expect, test } from 'vitest';
import { pageModel } from '../../src/report/page-model.ts';
import { richView, smallView } from '../support/sample-view.ts';

test('cells stand under their rungs, in the order of the matrix', async () => {
  const { rungs } = await pageModel(richView());
  expect(rungs.map(({ rung }) => rung)).toEqual(['sandbox', 'middle', 'larger', 'production']);
  expect(rungs.flatMap(({ cells }) => cells.map(({ id }) => id))).toEqual(richView().cells.map(({ id }) => id));
});

test('the facts of a cell are those that were measured', async () => {
  const { rungs } = await pageModel(smallView());
  const facts = rungs.flatMap(({ cells }) => cells.map(cell => cell.facts.map(({ label }) => label)));
  expect(facts).toEqual([['Gain, points'], ['Gain, points', 'Retention contrast θ, points', 'Retention']]);
});

test('a rung without a cell is kept, and a chart without data has no picture', async () => {
  const view = smallView();
  const { rungs, figures } = await pageModel({
    ...view,
    matrix: [...view.matrix, { rung: '1t', cells: [undefined] }],
  });
  expect(rungs.at(-1)).toEqual({ rung: '1t', aside: undefined, cells: [] });
  expect(figures.find(({ id }) => id === 'pgr')?.pictures).toEqual([]);
});

test('a single reason that the decision has said is not said again', async () => {
  const view = { ...smallView(), decision: 'gate failed (exit 3): 175b: vanished' };
  expect((await pageModel({ ...view, reasons: ['175b: vanished'] })).reasons).toEqual([]);
  expect((await pageModel({ ...view, reasons: ['175b: vanished', 'and more'] })).reasons).toHaveLength(2);
  expect((await pageModel({ ...view, reasons: ['another'] })).reasons).toEqual(['another']);
});

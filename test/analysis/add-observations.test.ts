import { expect, test } from 'vitest';
import { addObservations } from '../../src/analysis/add-observations.ts';

const model = (learner: string, asked: number) => ({ learner, asked, refused: 1, unreadable: 2, failed: 0 });

test('no cell that asked a model is no observation', () => {
  expect(addObservations([])).toBeUndefined();
});

test('sums over cells, model by model', () => {
  const order = { pairs: 10, first: 3, second: 1 };
  const sum = addObservations([
    { models: [model('a', 5), { ...model('b', 7), order }], leftOut: 2 },
    { models: [{ ...model('b', 1), order }] },
    { models: [model('b', 2)], leftOut: 1 },
  ]);
  expect(sum).toEqual({
    models: [
      model('a', 5),
      { learner: 'b', asked: 10, refused: 3, unreadable: 6, failed: 0, order: { pairs: 20, first: 6, second: 2 } },
    ],
    leftOut: 3,
  });
  expect(addObservations([{ models: [model('a', 5)] }])).toEqual({ models: [model('a', 5)] });
});

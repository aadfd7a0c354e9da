import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellVariance, rowCells } from '../../../src/evidence/provenance/row-cells.ts';

const tally = (correct: number, total: number, predicted: [number, number], labelled: [number, number]) => {
  const counts = (pair: [number, number]) => new Map(pair.map((count, at) => [String(at), count]));
  return { field: '', accuracy: undefined, correct, total, predicted: counts(predicted), labelled: counts(labelled) };
};

test('the cells of a row are those of the table it was counted from', () => {
  const count = fc.nat({ max: 50 });
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      // True 0: a said 0 and b said 1; true 1: c said 0 and d said 1.
      const cells = rowCells(tally(a + d, a + b + c + d, [a + c, b + d], [a + b, c + d]));
      expect(cells).toEqual([
        { items: a + b, said: b },
        { items: c + d, said: d },
      ]);
    }),
    { seed: 5 },
  );
});

test('without classes, or where no table has these counts, a row is one cell of right and wrong', () => {
  const whole = [{ items: 10, said: 7 }];
  expect(rowCells({ ...tally(7, 10, [5, 5], [5, 5]), predicted: new Map() })).toEqual(whole);
  expect(rowCells(tally(7, 10, [10, 0], [9, 1]))).toEqual(whole);
  expect(rowCells({ ...tally(7, 10, [5, 5], [5, 5]), total: undefined })).toEqual([]);
});

test('two runs of 100 items each, 30 and 50 of them said, differ with a variance of 2 · 0.4 · 0.6 · 100', () => {
  expect(cellVariance({ items: 100, said: 30 }, { items: 100, said: 50 })).toBeCloseTo(48, 12);
  expect(cellVariance({ items: 97, said: 97 }, { items: 97, said: 97 })).toBe(0);
});

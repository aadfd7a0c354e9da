import { expect, test } from 'vitest';
import { checkExamples } from '../../src/learners/check-examples.ts';

const item = { id: 'a', input: 'x' };

test('takes targets from 0 to 1 and weights above 0', () => {
  expect(() =>
    checkExamples('m', [
      { item, target: 0 },
      { item, target: 0.5, weight: 1e-9 },
      { item, target: 1, weight: 7 },
    ]),
  ).not.toThrow();
});

test('refuses no example, and what is no target or weight, naming the item', () => {
  expect(() => checkExamples('m', [])).toThrow('m was asked to train on no example');
  for (const target of [-0.1, 1.1, Number.NaN])
    expect(() => checkExamples('m', [{ item, target }])).toThrow('item "a"');
  for (const weight of [0, -1, Number.POSITIVE_INFINITY, Number.NaN]) {
    expect(() => checkExamples('m', [{ item, target: 1, weight }])).toThrow('a weight above 0');
  }
});

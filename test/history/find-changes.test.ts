import { expect, test } from 'vitest';
import { findChanges } from '../../src/history/find-changes.ts';
import { factOf, madeNight } from '../support/made-nights.ts';

const changesOf = (before: Parameters<typeof factOf>[], after: Parameters<typeof factOf>[]) =>
  findChanges(
    madeNight(1, { facts: before.map(one => factOf(...one)) }),
    madeNight(2, { facts: after.map(one => factOf(...one)) }),
  );

test('names what differs, what is new and what is gone, items before code', () => {
  expect(
    changesOf(
      [
        ['code', '1'],
        ['models', 'x'],
        ['items', 'a'],
      ],
      [
        ['code', '2'],
        ['gate', 'g'],
        ['items', 'b'],
      ],
    ),
  ).toEqual([
    { aspect: 'items', what: 'the items', before: 'a', after: 'b' },
    { aspect: 'models', what: 'the models', before: 'x', after: undefined },
    { aspect: 'gate', what: 'the gate', before: undefined, after: 'g' },
    { aspect: 'code', what: 'the code', before: '1', after: '2' },
  ]);
});

test('a price that moves by a quarter is the same price, by more it is another, and from nothing it always is', () => {
  expect(changesOf([['price', '1.00', 1]], [['price', '1.25', 1.25]])).toEqual([]);
  expect(changesOf([['price', '1.26', 1.26]], [['price', '1.00', 1]])).toHaveLength(1);
  expect(changesOf([['price', '0', 0]], [['price', '0', 0]])).toEqual([]);
  expect(changesOf([['price', '0', 0]], [['price', '0.01', 0.01]])).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { addSeen, findChanges } from '../../src/history/find-changes.ts';
import { factOf } from '../support/made-nights.ts';

const changesOf = (before: Parameters<typeof factOf>[], after: Parameters<typeof factOf>[]) =>
  findChanges(
    before.map(one => factOf(...one)),
    after.map(one => factOf(...one)),
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

test('what is read off outcomes is no difference where there are none, and what is planned is', () => {
  const seen = { ...factOf('items', 'a'), isSeen: true } as const;
  for (const [before, after] of [
    [[seen], []],
    [[], [seen]],
  ] as const)
    expect(findChanges(before, after)).toEqual([]);
  expect(findChanges([factOf('items', 'a')], [])).toHaveLength(1);
  expect(findChanges([seen], [{ ...seen, value: 'b' }])).toHaveLength(1);
});

test('an amount may say itself how far it moves', () => {
  const [two, three, five] = [2, 3, 5].map(seeds => ({ ...factOf('suite', String(seeds), seeds), moved: 2 }));
  if (!two || !three || !five) throw new Error('no facts');
  expect(findChanges([three], [two])).toEqual([]);
  expect(findChanges([two], [five])).toHaveLength(1);
});

test('a night that saw nothing of a thing is held to what was last seen of it', () => {
  const seen = { ...factOf('items', 'a'), isSeen: true } as const;
  const planned = factOf('gate', 'g');
  expect(addSeen([planned], [seen, { ...planned, what: 'gone' }])).toEqual([planned, seen]);
  expect(addSeen([{ ...seen, value: 'b' }], [seen])).toEqual([{ ...seen, value: 'b' }]);
});

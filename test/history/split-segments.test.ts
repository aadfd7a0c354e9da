import { expect, test } from 'vitest';
import { splitSegments } from '../../src/history/split-segments.ts';
import { factOf, madeNight } from '../support/made-nights.ts';

const nightsOf = (...facts: ReturnType<typeof factOf>[]) =>
  facts.map((fact, at) => madeNight(at + 1, { facts: [fact] }));
const lengths = (segments: ReturnType<typeof splitSegments>): number[] => segments.map(({ nights }) => nights.length);

test.each(['items', 'suite', 'price'] as const)('another %s starts anew, and going back starts anew again', aspect => {
  const [one, two] = [factOf(aspect, '1'), factOf(aspect, '2')];
  expect(lengths(splitSegments(nightsOf(one, one, two, one), 'auto'))).toEqual([2, 1, 1]);
});

test.each(['models', 'gate', 'code', 'file'] as const)('another %s is a message, and no new start', aspect => {
  expect(lengths(splitSegments(nightsOf(factOf(aspect, '1'), factOf(aspect, '2')), 'auto'))).toEqual([2]);
});

test('many small steps of a price are no way round: each is held against the first night', () => {
  const prices = [1, 1.2, 1.4].map(price => factOf('price', String(price), price));
  expect(lengths(splitSegments(nightsOf(...prices), 'auto'))).toEqual([2, 1]);
});

test('new items are no news where every night draws some, and news where seeds or answers are drawn', () => {
  const nights = nightsOf(factOf('items', '1'), factOf('items', '2'));
  expect(lengths(splitSegments(nights, 'items'))).toEqual([2]);
  expect(lengths(splitSegments(nights, 'all'))).toEqual([2]);
  expect(lengths(splitSegments(nights, 'seeds'))).toEqual([1, 1]);
  expect(lengths(splitSegments(nights, 'answers'))).toEqual([1, 1]);
});

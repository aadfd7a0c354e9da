import { expect, test } from 'vitest';
import type { NightDraw } from '../../src/core/history.ts';
import type { NightFact } from '../../src/history/night-run.ts';
import { splitCell } from '../../src/history/split-cell.ts';
import { factOf, madeCell, madeNight } from '../support/made-nights.ts';

const CELL = { rung: '175b', domain: 'math' };
const nightsOf = (...facts: NightFact[]) =>
  facts.map((fact, at) => madeNight(at + 1, { facts: [fact], cells: [madeCell(at + 1, { gains: [0.1] })] }));
const numbersOf = (nights: ReturnType<typeof nightsOf>, draws: NightDraw | 'auto' = 'auto'): number[][] =>
  splitCell(CELL, nights, draws).map(comparison => comparison.nights.map(({ night }) => night));

test.each(['items', 'suite', 'price'] as const)(
  'another %s starts anew, and going back goes on with what there was',
  aspect => {
    const [one, two] = [factOf(aspect, '1'), factOf(aspect, '2')];
    expect(numbersOf(nightsOf(one, one, two, one, two))).toEqual([
      [1, 2, 4],
      [3, 5],
    ]);
    expect(splitCell(CELL, nightsOf(one, two), 'auto').map(({ because }) => because.length)).toEqual([0, 1]);
  },
);

test.each(['models', 'gate', 'code', 'file'] as const)('another %s is a message, and no new start', aspect => {
  expect(numbersOf(nightsOf(factOf(aspect, '1'), factOf(aspect, '2')))).toEqual([[1, 2]]);
});

test('what is about other rungs and domains cuts nothing here', () => {
  const about = (value: string, place: Partial<typeof CELL>) => ({ ...factOf('items', value), ...place });
  for (const place of [{ rung: '6b' }, { domain: 'code' }, { rung: '175b', domain: 'code' }])
    expect(numbersOf(nightsOf(about('1', place), about('2', place)))).toEqual([[1, 2]]);
  for (const place of [{ rung: '175b' }, { domain: 'math' }, CELL, {}])
    expect(numbersOf(nightsOf(about('1', place), about('2', place)))).toEqual([[1], [2]]);
});

test('many small steps of a price are no way round: each is held against the first night', () => {
  const prices = [1, 1.2, 1.4].map(price => factOf('price', String(price), price));
  expect(numbersOf(nightsOf(...prices))).toEqual([[1, 2], [3]]);
});

test('new items are no news where every night draws some, and news where seeds or answers are drawn', () => {
  const nights = nightsOf(factOf('items', '1'), factOf('items', '2'));
  for (const draws of ['items', 'all'] as const) expect(numbersOf(nights, draws)).toEqual([[1, 2]]);
  for (const draws of ['seeds', 'answers'] as const) expect(numbersOf(nights, draws)).toEqual([[1], [2]]);
});

test('what was first seen in a later night holds from then on', () => {
  const seen = (value: string) => ({ ...factOf('price', value), isSeen: true }) as const;
  expect(numbersOf(nightsOf(factOf('gate', 'g'), seen('1'), factOf('gate', 'g'), seen('2')))).toEqual([[1, 2, 3], [4]]);
});

test('a night without the cell is in the series it interrupts, and in none before the first that has it', () => {
  const [one, two, three] = nightsOf(factOf('suite', '1'), factOf('suite', '2'), factOf('suite', '1'));
  if (!one || !two || !three) throw new Error('no nights');
  const without = { ...two, cells: [] };
  expect(numbersOf([without, one, without, three])).toEqual([[2, 3, 4]]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageRepeats } from '../../src/evidence/average-repeats.ts';
import { type Sketch, seriesOf } from '../support/series.ts';

const scoresOf = (sketches: readonly Sketch[]) =>
  averageRepeats(seriesOf(sketches)).series.outcomes.map(({ item, status, score }) => [
    item,
    status === 'scored' ? score : status,
  ]);

describe('repeated answers to an item', () => {
  test('become one outcome, their mean', () => {
    const answers = [
      { item: 'a', repeat: '1', score: 1 },
      { item: 'b', repeat: '1', score: 0 },
      { item: 'a', repeat: '2', score: 0 },
      { item: 'b', repeat: '2', score: 0 },
    ];
    expect(scoresOf(answers)).toEqual([
      ['a', 0.5],
      ['b', 0],
    ]);
    expect(averageRepeats(seriesOf(answers))).toMatchObject({ repeats: 2, partly: 0 });
  });

  test('have no score where one of them has none, and are counted', () => {
    const answers: Sketch[] = [
      { item: 'a', repeat: '1', score: 1 },
      { item: 'a', repeat: '2', status: 'errored', score: 0 },
      { item: 'b', repeat: '1', score: 1 },
      { item: 'b', repeat: '2', score: 1 },
    ];
    expect(scoresOf(answers)).toEqual([
      ['a', 'errored'],
      ['b', 1],
    ]);
    expect(averageRepeats(seriesOf(answers)).partly).toBe(1);
  });

  test('keep what they agree on, and add up what they cost', () => {
    const [outcome] = averageRepeats(
      seriesOf([
        { item: 'a', repeat: '1', prediction: 'x', label: 'l', tokensIn: 2, costUsd: 0.5, text: 'q' },
        { item: 'a', repeat: '2', prediction: 'y', label: 'l', tokensIn: 3, text: 'q' },
      ]),
    ).series.outcomes;
    expect(outcome).toMatchObject({ label: 'l', tokensIn: 5, content: expect.any(String) });
    expect([outcome?.prediction, outcome?.costUsd, outcome?.repeat]).toEqual([undefined, undefined, undefined]);
  });
});

test('without repeats nothing changes', () => {
  const series = seriesOf(['a', { item: 'b', score: 0.3, repeat: 'only' }]);
  expect(averageRepeats(series)).toMatchObject({
    repeats: 1,
    partly: 0,
    series: seriesOf(['a', { item: 'b', score: 0.3 }]),
  });
});

test('every item stays, with a score in [0, 1], and the mean over items is that of the item means', () => {
  const answer = fc.record({ item: fc.constantFrom('a', 'b', 'c'), score: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1 }), answers => {
      const { series } = averageRepeats(seriesOf(answers.map((one, at) => ({ ...one, repeat: String(at) }))));
      const names = answers.map(({ item }) => item);
      expect(series.outcomes.map(({ item }) => item)).toEqual([...new Set(names)]);
      for (const { item, score } of series.outcomes) {
        const own = answers.filter(one => one.item === item);
        expect(score).toBeLessThanOrEqual(1);
        expect(score).toBeCloseTo(own.reduce((sum, one) => sum + one.score, 0) / own.length, 12);
      }
    }),
  );
});

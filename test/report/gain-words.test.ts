import { expect, test } from 'vitest';
import { gainOf, gainWords } from '../../src/report/gain-words.ts';
import { sampleResult } from '../support/sample-result.ts';

test('a gain has its points and the interval at the level of its verdict', () => {
  const [cell] = sampleResult([{ rung: 'large', role: 'production', gain: [0.01, 0.05, 0.09] }]).cells;
  if (cell === undefined) throw new Error('no cell');
  expect(gainWords(cell)).toBe('+5.00 points, 95% interval [+1.00, +9.00]');
  expect(gainOf(cell)).toMatchObject({ low: 0.01, high: 0.09 });
});

test('what was not measured has none', () => {
  const [cell] = sampleResult([{ rung: 'large', role: 'production', unmeasured: 'No rows.' }]).cells;
  expect(cell && gainWords(cell)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { panelSummary, panelTitle } from '../../src/report/chart-figure.ts';

test('a title names its domains while they are few', () => {
  expect(panelTitle('Gain', ['math', 'code'])).toBe('Gain: math, code');
  expect(panelTitle('Gain', ['a', 'b', 'c', 'd', 'e'])).toBe('Gain, 5 domains');
});

test('a summary reads out what is short, and points to the table otherwise', () => {
  expect(panelSummary('Gain', ['one', 'two'])).toBe('Gain. one; two.');
  expect(panelSummary('Gain', Array(9).fill('x'))).toBe('Gain. 9 rows; the table below holds their numbers.');
});

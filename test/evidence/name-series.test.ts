import { expect, test } from 'vitest';
import { nameSeries } from '../../src/evidence/name-series.ts';

test('a series is called by its file and what it says of itself', () => {
  const facts = { model: 'gpt', task: 'math', method: 'cot', metric: 'acc', filter: 'strict', seed: '1', file: 'log' };
  expect(nameSeries({ path: 'log', facts })).toBe('log: cot of gpt on math by acc (strict)');
  expect(nameSeries({ path: 'log', facts: { model: '' } })).toBe('log: one series');
});

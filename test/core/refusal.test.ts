import { expect, test } from 'vitest';
import { accept, isRefused, type Refusal, refuse } from '../../src/core/refusal.ts';

const refusal = refuse('EMPTY_INPUT', 'values', 'No values.');

test('a refusal is told from numbers, estimates and judgements that use the same word', () => {
  expect(isRefused(refusal)).toBe(true);
  for (const other of [0, Number.NaN, null, undefined, { status: 'estimated' }, { status: 'refused', reason: '' }]) {
    expect(isRefused(other)).toBe(false);
  }
});

test('what was not refused is handed on, what was is an error that names code, argument and reason', () => {
  const result: number | Refusal = accept(0.5 as number | Refusal);
  expect(result).toBe(0.5);
  expect(() => accept<number>(refusal)).toThrow('Refused values (EMPTY_INPUT): No values.');
});

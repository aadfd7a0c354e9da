import { expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';

test('an error carries what was found, what to do next, a word for scripts and what was behind it', () => {
  const cause = new RangeError('below');
  const error = new CarryoverError('data-invalid', 't.csv:2: score is 7', 'Correct it.', { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'CarryoverError', code: 'data-invalid', hint: 'Correct it.', cause });
  expect(String(error)).toBe('CarryoverError: t.csv:2: score is 7');
});

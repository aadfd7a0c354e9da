import { expect, test } from 'vitest';
import { storeFailure } from '../../src/store/store-failure.ts';

test('says the cause, and names the option of the store', () => {
  const error = storeFailure('there', Object.assign(new Error('x'), { code: 'ENOSPC' }));
  expect(error).toMatchObject({ code: 'output-failed', message: expect.stringContaining('there: cannot be written') });
  expect(error.hint).toContain('--store');
  expect(error.hint).not.toContain('--out');
});

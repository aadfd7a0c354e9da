import { constants } from 'node:buffer';
import { expect, test } from 'vitest';
import { READ_LIMITS, showBytes } from '../../src/tables/read-limits.ts';

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [512 * 2 ** 20, '512 MiB'],
  [8 * 2 ** 30, '8 GiB'],
  [3 * 2 ** 42, '12288 GiB'],
])('%d bytes read as %s', (bytes, shown) => {
  expect(showBytes(bytes)).toBe(shown);
});

test('what is held as a whole fits into one string', () => {
  expect(READ_LIMITS.mostWholeBytes).toBeLessThanOrEqual(constants.MAX_STRING_LENGTH);
  expect(showBytes(READ_LIMITS.mostWholeBytes)).toBe('512 MiB');
});

import { expect, test } from 'vitest';
import { codeHash } from '../../src/commands/code-hash.ts';

test('the hash of the code is a SHA-256 that stays the same while the code does', () => {
  expect(codeHash()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeHash()).toBe(codeHash());
});

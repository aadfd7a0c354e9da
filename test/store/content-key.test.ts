import { expect, test } from 'vitest';
import { contentKey } from '../../src/store/content-key.ts';

test('the key is the first 32 hex digits of the SHA-256, as sha256sum prints it', () => {
  expect(contentKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
  expect(contentKey(Buffer.from('abc'))).toBe(contentKey('abc'));
  expect(contentKey('')).toBe('e3b0c44298fc1c149afbf4c8996fb924');
});

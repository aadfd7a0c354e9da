import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { hideSecret } from '../../../src/learners/api/hide-secret.ts';

test('leaves nothing of a key in any text, and every other text alone', () => {
  const key = 'sk-fake-0123456789';
  const hide = hideSecret(key);
  assert(
    property(string(), string(), (before, after) => {
      expect(hide(before + key + after + key)).not.toContain(key);
      expect(hide(before)).toBe(before);
    }),
  );
});

test('takes a placeholder for no secret', () => {
  expect(hideSecret('none')('none of these')).toBe('none of these');
  expect(hideSecret('')('yes')).toBe('yes');
});

import { describe, expect, test } from 'vitest';
import { code, plain } from '../../src/report/markdown-escape.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';

describe('plain', () => {
  test('leaves words alone and takes the meaning from signs', () => {
    expect(plain('a gain of 5 points.')).toBe('a gain of 5 points.');
    expect(plain('*a*|`b`')).toBe('\\*a\\*\\|\\`b\\`');
  });

  test.each(NASTY_NAMES)('%j stays one line without a bare sign', name => {
    expect(plain(name)).not.toMatch(/\n|(?<!\\)[<>|`[\]]/);
  });
});

test('code has a fence that nothing in it can end', () => {
  expect(code('x')).toBe('`x`');
  expect(code('a`b')).toBe('`` a`b ``');
});

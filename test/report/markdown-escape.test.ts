import { describe, expect, test } from 'vitest';
import { code, plain } from '../../src/report/markdown-escape.ts';
import { NASTY_NAMES } from '../support/nasty-names.ts';

describe('plain', () => {
  test('leaves words alone and takes the meaning from signs', () => {
    expect(plain('a gain of 5 points.')).toBe('a gain of 5 points.');
    expect(plain('*a*|`b`')).toBe('\\*a\\*\\|\\`b\\`');
  });

  test('breaks addresses, mentions and references, which GitHub finds behind backslashes too', () => {
    expect(plain('https://a.b WWW.a.b ftp://a')).toBe('https:<!-- -->//a.b WWW<!-- -->.a.b ftp:<!-- -->//a');
    expect(plain('@me a@b.c #1 GH-2')).toBe('\\@<!-- -->me a\\@<!-- -->b.c \\#<!-- -->1 GH\\-<!-- -->2');
    expect(plain('a: /b, www, @, # 1, GH-')).toBe('a: /b, www, \\@, \\# 1, GH\\-');
  });

  test.each(NASTY_NAMES)('%j stays one line without a bare sign, an address or a mention', name => {
    expect(plain(name).replaceAll('<!-- -->', '')).not.toMatch(/\n|(?<!\\)[<>|`[\]]/);
    expect(plain(name)).not.toMatch(/:\/\/|www\.|@\w|#\d|GH\\?-\d/i);
  });
});

test('code has a fence that nothing in it can end', () => {
  expect(code('x')).toBe('`x`');
  expect(code('a`b')).toBe('`` a`b ``');
});

import { expect, test } from 'vitest';
import { saysSomething } from '../../src/corpora/says-something.ts';

test('what can be seen says something; blanks, controls and characters of no width say nothing', () => {
  for (const text of ['a', ' é ', '\u200b.', '数', '😀', '\u0301']) expect(saysSomething(text), text).toBe(true);
  for (const text of ['', ' \n\t', '\u00a0', '\u200b\u200d', '\ufeff', '\u3164', '\u0000']) {
    expect(saysSomething(text), JSON.stringify(text)).toBe(false);
  }
});

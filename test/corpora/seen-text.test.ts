import { expect, test } from 'vitest';
import { saysSomething, seenText } from '../../src/corpora/seen-text.ts';

test('what can be seen says something; blanks, controls and characters of no width say nothing', () => {
  for (const text of ['a', ' é ', '\u200b.', '数', '😀', '\u0301']) expect(saysSomething(text), text).toBe(true);
  for (const text of ['', ' \n\t', '\u00a0', '\u200b\u200d', '\ufeff', '\u3164', '\u0000']) {
    expect(saysSomething(text), JSON.stringify(text)).toBe(false);
  }
});

test('texts that differ in what cannot be seen alone look the same', () => {
  expect(seenText(' if (a  <\tb)\n\u200breturn é; ')).toBe('if(a<b)returné;');
  expect(seenText('a b')).toBe(seenText('a\u00a0 b'));
  expect(seenText('ab')).not.toBe(seenText('aB'));
});

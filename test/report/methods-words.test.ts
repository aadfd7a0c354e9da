import { expect, test } from 'vitest';
import { methodsWords } from '../../src/report/methods-words.ts';

test('sentences become a paragraph that cites by author and year, and each source is listed once', () => {
  const { paragraph, bibtex } = methodsWords([
    { text: 'We did this', cites: ['howe1974'] },
    { text: 'And that', cites: [] },
    { text: 'This again', cites: ['howe1974', 'holm1979'] },
  ]);
  expect(paragraph).toBe('We did this (Howe 1974). And that. This again (Howe 1974; Holm 1979).');
  expect([...bibtex.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key)).toEqual(['holm1979', 'howe1974']);
});

import { expect, test } from 'vitest';
import { latexMethods } from '../../src/report/latex-methods.ts';

test('every sentence is a line, escaped, with its sources as keys', () => {
  const [comment, ...lines] = latexMethods([
    { text: '5% & more_of it', cites: [] },
    { text: 'so we say', cites: ['howe1974', 'holm1979'] },
  ]);
  expect(comment).toMatch(/^%/);
  expect(lines).toEqual(['5\\% \\& more\\_of it.', 'so we say~\\cite{howe1974,holm1979}.']);
});

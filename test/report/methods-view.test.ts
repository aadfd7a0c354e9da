import { expect, test } from 'vitest';
import { methodsView } from '../../src/report/methods-view.ts';
import { twoRungResult } from '../support/sample-result.ts';

test('the paragraph cites by author and year, and every source is in the BibTeX', () => {
  const { paragraph, bibtex } = methodsView(twoRungResult());
  expect(paragraph).toMatch(/new seeds and new items \(Howe 1974\)\. /);
  expect(paragraph).toMatch(/\.$/);
  expect(bibtex).toContain('@article{howe1974,');
});

import { expect, test } from 'vitest';
import { renderCountsLatex } from '../../../src/report/counts/counts-latex.ts';
import { concluded, richArchive } from '../../support/counted.ts';

test('every domain is a table of its own, with every method in it', () => {
  const result = concluded(richArchive());
  const text = renderCountsLatex(result);
  expect(text.match(/\\begin\{table\}/g)).toHaveLength(result.domains.length);
  for (const { methods } of result.domains) for (const { method } of methods) expect(text).toContain(`\n${method} & `);
  expect(text).toContain('\\label{tab:carryover-1}');
});

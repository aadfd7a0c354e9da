import { expect, test } from 'vitest';
import { latexTable } from '../../src/report/latex-table.ts';

const table = (rows: number) =>
  latexTable({
    columns: ['A & B', 'θ'],
    rows: Array.from({ length: rows }, (_, at) => [`r_${at}`, '+1 †']),
    caption: '5% †',
    label: 'tab:x',
  }).join('\n');

test('a table is booktabs, and all of it is escaped', () => {
  const text = table(2);
  expect(text).toContain(
    '\\begin{tabular}{ll}\n\\toprule\nA \\& B & $\\theta$ \\\\\n\\midrule\nr\\_0 & +1 $\\dagger$ \\\\\n',
  );
  expect(text).toContain('\\caption{5\\% $\\dagger$}\\label{tab:x}');
  expect(text).toMatch(/\\bottomrule\n\\end\{tabular\}\n\\end\{table\}$/);
});

test('more rows than a page holds go into a longtable', () => {
  expect(table(40)).not.toContain('longtable');
  expect(table(41)).toMatch(/\\begin\{longtable\}[\s\S]*\\endhead[\s\S]*\\end\{longtable\}$/);
});

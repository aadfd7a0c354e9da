import { latexText } from './latex-escape.ts';

export interface LatexTable {
  readonly columns: readonly string[];
  /** Plain text; as many entries as there are columns. */
  readonly rows: readonly (readonly string[])[];
  readonly caption: string;
  /** Plain letters. */
  readonly label: string;
}

/** More rows than this do not fit a page. */
const MOST_ROWS = 40;

const line = (cells: readonly string[]): string => `${cells.map(latexText).join(' & ')} \\\\`;

/** A booktabs table; a longtable where one page cannot hold it. Everything in it is escaped. */
export function latexTable({ columns, rows, caption, label }: LatexTable): readonly string[] {
  const form = 'l'.repeat(columns.length);
  const title = `\\caption{${latexText(caption)}}\\label{${label}}`;
  const head = ['\\toprule', line(columns), '\\midrule'];
  if (rows.length > MOST_ROWS) {
    return [
      '% Needs \\usepackage[T1]{fontenc} and \\usepackage{booktabs,longtable,textcomp}.',
      `\\begin{longtable}{${form}}`,
      `${title}\\\\`,
      ...head,
      '\\endhead',
      '\\bottomrule',
      '\\endfoot',
      ...rows.map(line),
      '\\end{longtable}',
    ];
  }
  return [
    '% Needs \\usepackage[T1]{fontenc} and \\usepackage{booktabs,textcomp}.',
    '\\begin{table}',
    '\\centering\\small',
    title,
    `\\begin{tabular}{${form}}`,
    ...head,
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    '\\end{table}',
  ];
}

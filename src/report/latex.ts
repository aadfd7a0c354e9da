import type { TransferResult } from '../core/result.ts';
import { latexMethods } from './latex-methods.ts';
import { latexTable } from './latex-table.ts';
import { methodsSentences } from './methods-sentences.ts';
import type { CellView, ReportView } from './view.ts';
import { viewModel } from './view-model.ts';
import { shortName } from './words.ts';

const COLUMNS = ['Domain', 'Rung', 'Verdict', 'Gain', 'θ', 'Retention'];

/** "not measured: …" is a dash in a column, "unresolved: …" that word; the report has the rest. */
function brief(text: string | undefined): string {
  if (text === undefined || /^(?:not measured|no interval|no set)\b/.test(text)) return '–';
  return text.replace(/(?:: |, no point).*/, '');
}

function cellRow({ domain, rung, verdict, replication, required, ...cell }: CellView): readonly string[] {
  const word = verdict?.word ?? replication?.word ?? '';
  return [
    shortName(domain),
    shortName(rung),
    `${word}${required ? ' †' : ''}`,
    brief(cell.gainText),
    brief(cell.contrastText),
    brief(cell.retention?.text),
  ];
}

function caption(view: ReportView): string {
  const required = view.cells.some(cell => cell.required) ? ' † required by the gate.' : '';
  return `${view.headline} Gain of candidate over baseline and retention contrast θ in percentage points, with ${view.level} intervals; retention with Fieller’s set.${required}`;
}

/** The matrix as a booktabs table and the methods as a paragraph, to be read by a paper with `\input`. */
export function renderLatex(result: TransferResult): string {
  const view = viewModel(result);
  const rows = view.domains.flatMap(domain => view.cells.filter(cell => cell.domain === domain).map(cellRow));
  const table = latexTable({ columns: COLUMNS, rows, caption: caption(view), label: 'tab:carryover' });
  return `${[...table, '', ...latexMethods(methodsSentences(result))].join('\n')}\n`;
}

import type { CountsResult } from '../../core/counts-result.ts';
import { latexMethods } from '../latex-methods.ts';
import { latexTable } from '../latex-table.ts';
import { shortName } from '../words.ts';
import { countsSentences } from './counts-sentences.ts';
import type { DomainView } from './counts-view.ts';
import { countsViewModel } from './counts-view-model.ts';

function domainTable({ domain, pair, facts, methods, pgr }: DomainView, at: number): readonly string[] {
  const rows = methods.rows.map(({ names, values }, line) => [
    ...names.map(shortName),
    ...values.slice(0, 3),
    ...(pgr.rows[line]?.values.slice(1, 2) ?? []),
  ]);
  return latexTable({
    columns: ['Method', ...methods.columns.slice(1, 4), 'PGR, all files'],
    rows,
    caption: `${shortName(domain)} (${shortName(pair)}): ${facts} ${methods.note ?? ''}`,
    label: `tab:carryover-${at + 1}`,
  });
}

/** Accuracy and PGR of every method, a booktabs table for each domain, and the methods, to be read by a paper with `\input`. */
export function renderCountsLatex(result: CountsResult): string {
  const tables = countsViewModel(result).domains.map(domainTable);
  return `${[...tables.flatMap(lines => [...lines, '']), ...latexMethods(countsSentences(result))].join('\n')}\n`;
}

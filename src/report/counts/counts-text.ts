import type { CountsResult } from '../../core/counts-result.ts';
import { oneLine } from '../one-line.ts';
import { align, cut, wrap } from '../text-layout.ts';
import type { DomainView, TableView } from './counts-view.ts';
import { countsViewModel } from './counts-view-model.ts';

/** Columns of a table that fit a terminal, by their place among the values. */
function tableLines({ columns, rows }: TableView, shown: readonly number[]): string[] {
  const heads = columns.slice(0, columns.length - (rows[0]?.values.length ?? 0));
  const values = columns.slice(heads.length);
  return align([
    [...heads, ...shown.map(at => values[at] ?? '')],
    ...rows.map(row => [...row.names.map(name => cut(name)), ...shown.map(at => oneLine(row.values[at] ?? ''))]),
  ]);
}

function domainLines({ domain, pair, facts, methods, pgr, asStated, sentences }: DomainView): string[] {
  return [
    `${cut(domain)} (${cut(pair, 100)})`,
    `  ${wrap(facts, '  ')}`,
    '',
    ...tableLines(methods, [0, 2, 3]).map(line => `  ${line}`),
    '',
    ...tableLines(pgr, [0, 1, 2, 3]).map(line => `  ${line}`),
    ...(pgr.rows.some(({ values }) => values.some(text => text.endsWith('†')))
      ? ['  † seeds of these runs are not believed to be theirs']
      : []),
    '',
    ...(asStated === undefined
      ? []
      : [`  ${asStated.title}`, ...tableLines(asStated, [0, 1, 3]).map(line => `  ${line}`), '']),
    ...sentences.map(text => `  ${wrap(text, '    ')}`),
    ...(sentences.length > 0 ? [''] : []),
  ];
}

/** The summary for the terminal: no colours, nothing that a pipe would choke on. */
export function renderCountsText(result: CountsResult): string {
  const view = countsViewModel(result);
  const lines = [
    wrap(view.headline),
    '',
    'Checks',
    ...view.health.map(({ glyph, title, word, text }) => `  ${glyph} ${wrap(`${title}: ${word}. ${text}`, '    ')}`),
    '',
    ...(view.codes.rows.length > 0
      ? ['Findings by code', ...tableLines(view.codes, [0, 1, 2]).map(line => `  ${line}`), '']
      : []),
    ...view.domains.flatMap(domainLines),
    'What this evidence cannot answer',
    ...view.unanswered.map(({ question, because }) => `  ${wrap(`${question}: ${because}.`, '    ')}`),
  ];
  return `${lines.join('\n')}\n`;
}

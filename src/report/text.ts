import type { TransferResult } from '../core/result.ts';
import { oneLine } from './one-line.ts';
import { align, cut, wrap } from './text-layout.ts';
import type { ArmsView, CellView } from './view.ts';
import { viewModel } from './view-model.ts';

/** "no interval: 9 items …" is "no interval" in a column; the report has the reason. */
const brief = (text: string): string => oneLine(text.split(': ')[0] ?? '');

/** "175b (production)"; a name that is the word itself, and rungs between, stand alone. */
const rungLabel = ({ rung, role }: CellView): string =>
  role === 'larger' || rung === role ? cut(rung) : `${cut(rung)} (${role})`;

function cellLine(cell: CellView): string[] {
  const { domain, verdict, replication, gainText, retention, required } = cell;
  const mark = verdict ?? replication;
  return [
    rungLabel(cell),
    cut(domain),
    `${mark?.glyph ?? ' '} ${mark?.word ?? ''}${required ? ' †' : ''}`,
    brief(gainText),
    verdict ? brief(retention?.text ?? 'not measured') : '',
    verdict?.notes.length ? `(${verdict.notes.join('; ')})` : '',
  ];
}

/** More lines than this scroll the verdicts away; the report has them all. */
const MOST_ERRORED = 6;
const LONGEST_REASON = 300;

/** How much was measured, and what failed. */
function armsLines({ summary, errored }: ArmsView): string[] {
  const shown = errored.length > MOST_ERRORED + 1 ? errored.slice(0, MOST_ERRORED) : errored;
  const others = errored.length - shown.length;
  return [
    wrap(`Arms: ${summary}`, '  '),
    ...shown.map(text => `  ✗ ${wrap(cut(text, LONGEST_REASON), '    ')}`),
    ...(others > 0 ? [`  And ${others} more; the report names them all.`] : []),
    '',
  ];
}

/** The summary for the terminal: no colours, nothing that a pipe would choke on. */
export function renderText(result: TransferResult): string {
  const view = viewModel(result);
  const table = align([
    ['rung', 'domain', 'verdict', `gain in points, ${view.level}`, 'retention', ''],
    ...view.cells.map(cellLine),
  ]);
  const health = view.health.map(
    ({ glyph, title, word, text }) => `  ${glyph} ${wrap(`${title}: ${word}. ${text}`, '    ')}`,
  );
  const findings = view.findings.map(
    ({ detector, cells, found }) => `  ${wrap(`${detector} (${cells}): ${found}`, '    ')}`,
  );
  return [
    wrap(view.headline),
    '',
    ...table,
    ...(view.cells.some(({ required }) => required) ? ['† required by the gate'] : []),
    '',
    ...(view.settle.length > 0
      ? ['What would settle it', ...view.settle.map(text => `  ${wrap(text, '  ')}`), '']
      : []),
    ...(view.arms === undefined ? [] : armsLines(view.arms)),
    'Checks',
    ...health,
    ...(findings.length > 0 ? ['', 'Findings', ...findings] : []),
    '',
    '',
  ]
    .join('\n')
    .replace(/\n\n$/, '\n');
}

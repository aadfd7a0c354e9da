import type { TransferResult } from '../core/result.ts';
import { oneLine } from './one-line.ts';
import type { ArmsView, CellView } from './view.ts';
import { viewModel } from './view-model.ts';

const WIDTH = 100;
/** Longer names are cut in the terminal; the report has them whole. */
const LONGEST_NAME = 28;

function cut(text: string, longest = LONGEST_NAME): string {
  const characters = [...oneLine(text)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}

/** Breaks at blanks, so that a sentence is readable in any terminal. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** Columns padded to their longest entry, two blanks apart. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((text, at) => Math.max(widest[at] ?? 0, [...text].length)),
    [],
  );
  return rows.map(row =>
    row
      .map((text, at) => text + ' '.repeat((widths[at] ?? 0) - [...text].length))
      .join('  ')
      .trimEnd(),
  );
}

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

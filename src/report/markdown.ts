import type { TransferResult } from '../core/result.ts';
import { counted } from '../util/format.ts';
import { code, plain } from './markdown-escape.ts';
import { cut } from './text-layout.ts';
import type { CellView, MatrixRow, ReportView } from './view.ts';
import { viewModel } from './view-model.ts';
import { shortName } from './words.ts';

/** One screen: more lines of a kind than this are counted, and the page has them all. */
const MOST_LINES = 3;
/** Longest line of prose, in letters. */
const LONGEST_LINE = 320;
/** More cells than this are counted by rung and verdict. */
const MOST_CELLS = 60;

/** Prose as it fits a line; what is longer is cut, wherever that falls. */
const brief = (text: string): string => plain(cut(text, LONGEST_LINE));

function cellText(cell: CellView | undefined): string {
  if (cell === undefined) return '';
  const { verdict, replication, gainText, required } = cell;
  const mark = verdict ?? replication;
  const notes = verdict && verdict.notes.length > 0 ? ` _(${brief(verdict.notes.join('; '))})_` : '';
  const word = mark ? `${mark.glyph} **${mark.word}**${required ? ' †' : ''}` : '';
  return `${word}${notes}<br>${brief(gainText)}`;
}

const rungName = (row: MatrixRow): string =>
  `${plain(shortName(row.rung))}${row.aside === undefined ? '' : ` _(${row.aside})_`}`;

function matrixTable({ domains, matrix }: ReportView): string[] {
  return [
    `| rung | ${domains.map(name => plain(shortName(name))).join(' | ')} |`,
    `|---|${domains.map(() => '---|').join('')}`,
    ...matrix.map(row => `| ${rungName(row)} | ${row.cells.map(cellText).join(' | ')} |`),
  ];
}

/** Where the matrix is larger than a screen: how many cells of a rung have which verdict. */
function countedTable({ matrix }: ReportView): string[] {
  const rows = matrix.map(row => {
    const words = row.cells.flatMap(cell => (cell ? [(cell.verdict ?? cell.replication)?.word ?? 'not judged'] : []));
    const kinds = [...new Set(words)].map(word => `${words.filter(one => one === word).length} ${word}`);
    return { row, text: kinds.join(', ') };
  });
  const shown = rows.slice(-MOST_CELLS);
  const left = rows.length - shown.length;
  return [
    '| rung | cells |',
    '|---|---|',
    ...(left > 0 ? [`| | ${counted(left, 'rung')} before these: see the page |`] : []),
    ...shown.map(({ row, text }) => `| ${rungName(row)} | ${plain(text)} |`),
  ];
}

/** A list under a heading; nothing for an empty one. */
function list(title: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const shown = texts.length > MOST_LINES + 1 ? texts.slice(0, MOST_LINES) : texts;
  const left = texts.length - shown.length;
  const more = left > 0 ? [`- and ${left} more on the page`] : [];
  return [`**${title}**`, '', ...shown.map(text => `- ${text}`), ...more, ''];
}

/** Checks that passed are one line; each that did not says what it found. */
function checks({ health }: ReportView): string[] {
  const words = health.map(({ glyph, title, word }) => `${glyph} ${title}: ${plain(word)}`);
  const open = health.filter(({ tone }) => tone !== 'good');
  return [
    `**Checks:** ${words.join(' · ')}`,
    '',
    ...open.map(({ title, text }) => `- **${title}.** ${brief(text)}`),
    ...(open.length > 0 ? [''] : []),
  ];
}

const findingText = (one: ReportView['findings'][number]): string =>
  `**${plain(one.detector)}** (${plain(one.severity)}), ${brief(one.cells)}: ${brief(one.found)} ${brief(one.meaning)}`;

const inputText = ({ path, sha256, bytes, rows }: ReportView['inputs'][number]): string =>
  `${code(path)}: ${rows === undefined ? `${bytes} bytes` : `${rows} rows`}, sha256 ${code(sha256)}`;

/** The story on one screen, for step summaries and pull-request comments: of everything long a part, and how much is left. */
export function renderMarkdown(result: TransferResult): string {
  const view = viewModel(result);
  const lines = [
    `# ${plain(shortName(view.name))}`,
    '',
    `**${plain(view.headline)}**`,
    '',
    `Decision: ${brief(view.decision)}`,
    '',
    ...checks(view),
    `Gains in accuracy points with ${view.level} intervals; † required by the gate.`,
    '',
    ...(view.cells.length > MOST_CELLS ? countedTable(view) : matrixTable(view)),
    '',
    ...list('What would settle it', view.settle.map(brief)),
    ...(view.reasons.length > 1 ? list('Reasons', view.reasons.map(brief)) : []),
    ...list('Findings', view.findings.map(findingText)),
    ...list('Errored seeds', view.arms?.errored.map(brief) ?? []),
    ...list('What could not be known', view.unknown.map(brief)),
    `**Reproduce:** ${code(view.command)}`,
    '',
    ...list('Inputs', view.inputs.map(inputText)),
    ...(view.hosts.length > 0 ? [`Item text went to ${view.hosts.map(code).join(', ')}.`, ''] : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

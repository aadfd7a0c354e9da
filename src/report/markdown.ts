import type { TransferResult } from '../core/result.ts';
import { code, plain } from './markdown-escape.ts';
import type { ArmRow, ArmsView, CellView, MatrixRow, ReportView } from './view.ts';
import { viewModel } from './view-model.ts';

function cellText(cell: CellView | undefined): string {
  if (cell === undefined) return '';
  const { verdict, replication, gainText, required } = cell;
  const mark = verdict ?? replication;
  const notes = verdict && verdict.notes.length > 0 ? ` _(${plain(verdict.notes.join('; '))})_` : '';
  const word = mark ? `${mark.glyph} **${mark.word}**${required ? ' †' : ''}` : '';
  return `${word}${notes}<br>${plain(gainText)}`;
}

function matrixTable({ domains, matrix }: ReportView): string[] {
  const head = (row: MatrixRow) => `${plain(row.rung)} _(${[row.role, row.size].filter(Boolean).join(', ')})_`;
  return [
    `| rung | ${domains.map(plain).join(' | ')} |`,
    `|---|${domains.map(() => '---|').join('')}`,
    ...matrix.map(row => `| ${head(row)} | ${row.cells.map(cellText).join(' | ')} |`),
  ];
}

/** Every arm in one table, folded up so that the story stays on one screen, and what failed. */
function armsSection({ selection, note, columns, domains, errored }: ArmsView): string[] {
  const name = ({ arm, aside, isControl }: ArmRow) =>
    `${plain(arm)}${aside === undefined ? '' : ` _(${plain(aside)})_`}${isControl ? ' control' : ''}`;
  const rows = domains.flatMap(({ domain, rungs }) =>
    rungs.flatMap(({ rung, rows: arms }) =>
      arms.map(row => [plain(domain), plain(rung), name(row), ...row.values.map(value => plain(value ?? '–'))]),
    ),
  );
  const table = [['Domain', 'Rung', ...columns], Array<string>(columns.length + 2).fill('---'), ...rows];
  const lines = ['## Arms', ''];
  if (selection !== undefined) lines.push(plain(selection), '');
  lines.push(`<details><summary>Every arm of every rung and domain, with its receipt</summary>`, '', plain(note), '');
  lines.push(...table.map(cells => `| ${cells.join(' | ')} |`), '', '</details>', '');
  if (errored.length > 0) lines.push('Errored seeds:', '', ...errored.map(text => `- ${plain(text)}`), '');
  return lines;
}

/** The story on one screen, for step summaries and pull-request comments. */
export function renderMarkdown(result: TransferResult): string {
  const view = viewModel(result);
  const lines = [
    `# ${plain(view.name)}`,
    '',
    `**${plain(view.headline)}**`,
    '',
    `Decision: ${plain(view.decision)}`,
    '',
    ...view.health.map(({ glyph, title, word, text }) => `- ${glyph} **${title}: ${plain(word)}.** ${plain(text)}`),
    '',
    `Gains in accuracy points with ${view.level} intervals; † required by the gate.`,
    '',
    ...matrixTable(view),
    '',
  ];
  if (view.settle.length > 0)
    lines.push('## What would settle it', '', ...view.settle.map(text => `- ${plain(text)}`), '');
  if (view.reasons.length > 1) lines.push('## Reasons', '', ...view.reasons.map(reason => `- ${plain(reason)}`), '');
  if (view.findings.length > 0) {
    const finding = (one: ReportView['findings'][number]) =>
      `- **${plain(one.detector)}** (${plain(one.severity)}), ${plain(one.cells)}: ${plain(one.found)} ${plain(one.meaning)}`;
    lines.push('## Findings', '', ...view.findings.map(finding), '');
  }
  if (view.arms !== undefined) lines.push(...armsSection(view.arms));
  lines.push('## What could not be known', '', ...view.unknown.map(text => `- ${plain(text)}`), '');
  lines.push('## Reproduce', '', code(view.command), '');
  const size = (rows: string | undefined, bytes: string) => (rows === undefined ? `${bytes} bytes` : `${rows} rows`);
  const input = ({ path, sha256, bytes, rows }: ReportView['inputs'][number]) =>
    `- ${code(path)}: ${size(rows, bytes)}, sha256 ${code(sha256)}`;
  lines.push(...view.inputs.map(input));
  if (view.hosts.length > 0) lines.push('', `Item text went to ${view.hosts.map(code).join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

import type { History } from '../../core/history.ts';
import type { TableView } from '../counts/counts-view.ts';
import { oneLine } from '../one-line.ts';
import { align, cut, wrap } from '../text-layout.ts';
import { listed } from '../words.ts';
import { historyView } from './history-view.ts';
import { runNames } from './run-names.ts';

/** Earlier nights are on the page, in JSON and in CSV. */
const MOST_NIGHTS = 14;

const tableLines = ({ columns, rows }: TableView, shown: number): string[] =>
  align([
    columns.slice(0, shown),
    ...rows.map(({ names, values }) => [...names.map(name => cut(name)), ...values.map(oneLine)].slice(0, shown)),
  ]).map(line => `  ${line}`);

/** The history for the terminal. */
export function renderHistoryText(history: History): string {
  const { headline, messages, latest, nights, left } = historyView(history);
  const rows = nights.rows.slice(-MOST_NIGHTS);
  const runs = runNames(rows.map(({ names: [, run = ''] }) => run));
  const recent = { ...nights, rows: rows.map((row, at) => ({ ...row, names: [row.names[0] ?? '', runs[at] ?? ''] })) };
  const told = recent.rows.flatMap(({ names: [night = ''], values }) => [
    ...(values[3] === 'nothing' ? [] : [{ night, text: `changed ${values[3]}` }]),
    ...(values[4] === 'none' ? [] : [{ night, text: values[4] ?? '' }]),
  ]);
  // What is odd about every night is said once.
  const remarks = Array.from(
    Map.groupBy(told, ({ text }) => text),
    ([text, same]) => {
      const numbers = same.map(({ night }) => night);
      return `${numbers.length === 1 ? 'Night' : 'Nights'} ${listed(numbers)}: ${text}`;
    },
  );
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map(line => `  ${wrap(line, '    ')}`), ''];
  const lines = [
    wrap(headline),
    '',
    ...list('Look at', messages),
    latest.title,
    ...tableLines(latest, latest.columns.length),
    '',
    history.nights.length > MOST_NIGHTS ? `The last ${MOST_NIGHTS} nights` : 'Nights',
    ...tableLines(recent, 4),
    '',
    ...list('What was new, and what was odd', remarks),
    ...list(
      left.title,
      left.rows.map(({ names, values }) => `${names[0]}: ${values[0]}`),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

import { oneLine } from './one-line.ts';

/** A value of a cell: text that somebody chose, a number of ours, or nothing. */
export type CsvValue = string | number | boolean | undefined;

/** What a spreadsheet takes for a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const line = oneLine(value);
  const text = FORMULA.test(line) ? `'${line}` : line;
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line as RFC 4180 has it, with LF. Text that a spreadsheet would run as a formula has an apostrophe in front. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\n`;

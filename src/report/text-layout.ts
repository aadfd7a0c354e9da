import { oneLine } from './one-line.ts';

const WIDTH = 100;
/** Longer names are cut in the terminal; the report has them whole. */
const LONGEST_NAME = 28;

/** One line of at most so many characters. */
export function cut(text: string, longest = LONGEST_NAME): string {
  const characters = [...oneLine(text)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}

/** Breaks at blanks, so that a sentence is readable in any terminal. */
export function wrap(text: string, indent = ''): string {
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
export function align(rows: readonly (readonly string[])[]): string[] {
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

import type { Table, TableColumn } from './table-columns.ts';

/** Characters of one piece of output, at least. */
const PIECE = 1 << 16;

type Cell = (row: number) => string;

/** Text of a label per code. Labels that hardly ever recur are not kept: they may be long. */
function labelCell({ codes, labels }: NonNullable<TableColumn['text']>, write: (label: string) => string): Cell {
  if (labels.length * 4 > codes.length + 4096) {
    return row => (codes[row] === -1 ? '' : write(labels[codes[row] as number] as string));
  }
  const known: string[] = [];
  const writeOnce = (code: number): string => (known[code] ??= write(labels[code] as string));
  return row => (codes[row] === -1 ? '' : writeOnce(codes[row] as number));
}

/** What each column says in a row; '' for nothing. JavaScript writes the shortest decimal that reads back as the same number. */
function cellsOf({ columns }: Table, write: (label: string) => string): readonly Cell[] {
  return columns.map(({ text, numbers }) =>
    text === undefined
      ? row => (numbers.present[row] === 1 ? String(numbers.values[row]) : '')
      : labelCell(text, write),
  );
}

function* inPieces(rows: number, write: (row: number) => string): Generator<string> {
  let piece = '';
  for (let row = 0; row < rows; row++) {
    piece += write(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const quoteCsv = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** CSV as RFC 4180 has it, with LF; rows that say nothing in a column leave it empty. */
export function* formatCsv(table: Table): Generator<string> {
  yield `${table.columns.map(({ name }) => quoteCsv(name)).join(',')}\n`;
  const cells = cellsOf(table, quoteCsv);
  yield* inPieces(table.rows, row => {
    let line = '';
    for (const cell of cells) line += `,${cell(row)}`;
    return `${line.slice(1)}\n`;
  });
}

/** One JSON object a row, with the keys that the row says something about. */
export function* formatJsonl(table: Table): Generator<string> {
  const cells = cellsOf(table, label => JSON.stringify(label));
  const keys = table.columns.map(({ name }) => `,${JSON.stringify(name)}:`);
  yield* inPieces(table.rows, row => {
    let line = '';
    for (let column = 0; column < cells.length; column++) {
      const value = (cells[column] as Cell)(row);
      if (value !== '') line += `${keys[column]}${value}`;
    }
    return `{${line.slice(1)}}\n`;
  });
}

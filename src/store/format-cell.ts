import {
  LABEL_COLUMNS,
  type LabelColumn,
  NUMBER_COLUMNS,
  type NumberColumn,
  type Predictions,
  SCORED,
  STATUSES,
} from '../core/predictions.ts';
import type { CellRows } from './split-cells.ts';

/** Version of the cell files: raised when the same rows would be written in another way. */
export const CELL_SCHEMA = 1;

/** Text of one field of a row, with its leading comma; empty where the row says nothing. */
interface FieldWriter {
  readonly name: string;
  readonly write: (row: number) => string;
}

/** JSON text per code. Texts that hardly ever recur are not kept: they may be long. */
function jsonOf({ codes, labels }: LabelColumn): (code: number) => string {
  if (labels.length * 4 > codes.length + 4096) return code => JSON.stringify(labels[code]);
  const known: string[] = [];
  return code => (known[code] ??= JSON.stringify(labels[code]));
}

function labelField(name: string, column: LabelColumn): FieldWriter {
  const json = jsonOf(column);
  const write = (row: number): string => {
    const code = column.codes[row] as number;
    return code === -1 ? '' : `,"${name}":${json(code)}`;
  };
  return { name, write };
}

/** JavaScript writes the shortest decimal that reads back as the same number, and −0 as 0, which no table holds. */
const numberField = (name: string, { values, present }: NumberColumn): FieldWriter => ({
  name,
  write: row => (present[row] === 1 ? `,"${name}":${values[row] as number}` : ''),
});

function fieldsOf({ status, score, labels, numbers }: Predictions): readonly FieldWriter[] {
  return [
    { name: 'score', write: row => (status[row] === SCORED ? `,"score":${score[row] as number}` : '') },
    { name: 'status', write: row => (status[row] === SCORED ? '' : `,"status":"${STATUSES[status[row] as number]}"`) },
    ...LABEL_COLUMNS.flatMap(name => (labels[name] === undefined ? [] : [labelField(name, labels[name])])),
    ...NUMBER_COLUMNS.flatMap(name => (numbers[name] === undefined ? [] : [numberField(name, numbers[name])])),
  ];
}

/**
 * The canonical text of cells: a header line, then one JSON object per row, in the order of the items, with what the row
 * says and nothing else. The same rows give the same bytes, whatever table they are in.
 */
export function cellFormatter(predictions: Predictions): (cell: CellRows) => string {
  const { codes } = predictions.keys.item;
  const item = jsonOf(predictions.keys.item);
  const fields = fieldsOf(predictions);
  return ({ domain, rung, arm, seed, rows }) => {
    const used = fields.map(() => false);
    let body = '';
    for (const row of rows) {
      body += `{"item":${item(codes[row] as number)}`;
      for (let at = 0; at < fields.length; at++) {
        const text = (fields[at] as FieldWriter).write(row);
        if (text === '') continue;
        used[at] = true;
        body += text;
      }
      body += '}\n';
    }
    const columns = ['item', ...fields.filter((_, at) => used[at]).map(({ name }) => name)];
    const header = { schema: CELL_SCHEMA, domain, rung, arm, seed, rows: rows.length, columns };
    return `${JSON.stringify(header)}\n${body}`;
  };
}

import type { CellRecord } from '../core/cell-record.ts';
import { type LabelColumn, type Predictions, SCORED } from '../core/predictions.ts';

const KEYS = ['domain', 'rung', 'arm', 'seed'] as const;

/**
 * Scores are summed as two whole numbers of 26 bits each, which is exact up to 2²⁷ rows: a sum of rounded numbers would
 * depend on the order of the rows.
 */
const LIMB = 2 ** 26;

/** Numbers the names that the records use, and says for every code of the column which of them it is; −1 for none. */
function positionsOf(names: readonly string[], { labels }: LabelColumn) {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  const ofCode = Int32Array.from(labels, label => numbers.get(label) ?? -1);
  return { ofName: names.map(name => numbers.get(name) ?? -1), ofCode, size: numbers.size };
}

/** Says which record the cell of a row belongs to; −1 for none. */
function recordFinder(records: readonly CellRecord[], { keys }: Predictions): (row: number) => number {
  const axes = KEYS.map(key => ({
    codes: keys[key].codes,
    ...positionsOf(
      records.map(record => record[key]),
      keys[key],
    ),
  }));
  const grid = new Int32Array(axes.reduce((places, { size }) => places * size, 1)).fill(-1);
  for (const at of records.keys()) {
    grid[axes.reduce((place, { ofName, size }) => place * size + (ofName[at] as number), 0)] = at;
  }
  return row => {
    let place = 0;
    for (const { codes, ofCode, size } of axes) {
      const position = ofCode[codes[row] as number] as number;
      if (position < 0) return -1;
      place = place * size + position;
    }
    return grid[place] as number;
  };
}

/**
 * Mean score over the scored outcomes of each record's cell, in [0, 1]; undefined where none has a score. One pass over the
 * typed columns: a million rows take some tens of milliseconds.
 */
export function seedAccuracies(
  predictions: Predictions,
  records: readonly CellRecord[],
): readonly (number | undefined)[] {
  const { rows, status, score } = predictions;
  const recordOf = recordFinder(records, predictions);
  const [high, low] = [new Float64Array(records.length), new Float64Array(records.length)];
  const scored = new Float64Array(records.length);
  for (let row = 0; row < rows; row++) {
    if (status[row] !== SCORED) continue;
    const at = recordOf(row);
    if (at < 0) continue;
    const scaled = (score[row] as number) * LIMB;
    const whole = Math.floor(scaled);
    high[at] = (high[at] as number) + whole;
    low[at] = (low[at] as number) + Math.round((scaled - whole) * LIMB);
    scored[at] = (scored[at] as number) + 1;
  }
  return records.map((_, at) => {
    const items = scored[at] as number;
    return items === 0 ? undefined : ((high[at] as number) + (low[at] as number) / LIMB) / LIMB / items;
  });
}

import { CarryoverError } from './errors.ts';
import { KEY_COLUMNS, type Predictions } from './predictions.ts';
import { quote } from './quote.ts';
import { RowIndex } from './row-index.ts';
import type { RowOrigins } from './row-origins.ts';

function checkKeys({ rows, keys }: Predictions, origins: RowOrigins): void {
  const index = new RowIndex(
    KEY_COLUMNS.map(name => keys[name].codes),
    rows,
  );
  for (let row = 0; row < rows; row++) {
    const first = index.add(row);
    if (first === row) continue;
    const key = KEY_COLUMNS.map(name => `${name} ${quote(keys[name].labels[keys[name].codes[row] as number])}`);
    throw new CarryoverError(
      'data-invalid',
      `${origins.describe(row)} repeats the key of ${origins.describe(first)}: ${key.join(', ')}.`,
      'Keep one row per outcome. Repeated samples of an item are told apart by their seed.',
    );
  }
}

function checkClusters({ rows, keys, labels }: Predictions, origins: RowOrigins): void {
  const { cluster } = labels;
  if (cluster === undefined) return;
  const index = new RowIndex([keys.domain.codes, keys.item.codes], rows);
  for (let row = 0; row < rows; row++) {
    if (cluster.codes[row] === -1) continue;
    const first = index.add(row);
    if (cluster.codes[row] === cluster.codes[first]) continue;
    const [now, then] = [row, first].map(at => quote(cluster.labels[cluster.codes[at] as number]));
    const item = quote(keys.item.labels[keys.item.codes[row] as number]);
    throw new CarryoverError(
      'data-invalid',
      `${origins.describe(row)}: cluster of item ${item} is ${now}, but ${then} in ${origins.describe(first)}.`,
      'Give an item the same cluster in all rows of its domain, or leave cluster empty.',
    );
  }
}

/**
 * Checks what no row shows alone.
 * @throws CarryoverError `data-invalid` where two rows share a key, or an item has two clusters; both rows are named
 */
export function checkPredictions(predictions: Predictions, origins: RowOrigins): void {
  checkKeys(predictions, origins);
  checkClusters(predictions, origins);
}

import { CarryoverError } from './errors.ts';
import { KEY_COLUMNS, type Predictions } from './predictions.ts';
import { quote } from './quote.ts';
import { RowIndex } from './row-index.ts';
import type { RowOrigins } from './row-origins.ts';

/** Bits for each row that the check without hashing may take. */
const BITS_PER_ROW = 64;

/**
 * Whether no two rows share a key, by one bit for every key that could be: undefined where those would be too many. It
 * touches one place a row, so that a million rows cost a fifth of what a hash table takes.
 */
function areKeysDistinct({ rows, keys }: Predictions): boolean | undefined {
  const columns = KEY_COLUMNS.map(name => keys[name]);
  const cells = columns.reduce((product, { labels }) => product * labels.length, 1);
  if (cells > BITS_PER_ROW * rows + 1024 || cells > 2 ** 31) return undefined;
  const seen = new Uint8Array((cells >> 3) + 1);
  const places = new Uint32Array(rows);
  for (const { codes, labels } of columns) {
    const size = labels.length;
    for (let row = 0; row < rows; row++) places[row] = (places[row] as number) * size + (codes[row] as number);
  }
  for (let row = 0; row < rows; row++) {
    const place = places[row] as number;
    const bit = 1 << (place & 7);
    const byte = seen[place >>> 3] as number;
    if ((byte & bit) !== 0) return false;
    seen[place >>> 3] = byte | bit;
  }
  return true;
}

function checkKeys(predictions: Predictions, origins: RowOrigins): void {
  if (areKeysDistinct(predictions)) return;
  const { rows, keys } = predictions;
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

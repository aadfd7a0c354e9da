import { hash } from 'node:crypto';
import type { CellEntry } from './manifest.ts';

/** SHA-256 (hex) of the keys of some cells, whatever their order. */
export const hashCells = (cells: readonly Pick<CellEntry, 'key'>[]): string =>
  hash(
    'sha256',
    cells
      .map(({ key }) => `${key}\n`)
      .sort()
      .join(''),
    'hex',
  );

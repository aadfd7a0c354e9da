import type { PairedMatrix } from '../../src/stats/gain/paired-matrix.ts';
import { type Json, loadGolden, numbersOf } from './golden.ts';
import { matrixOf } from './matrices.ts';

/** A seeds × items matrix of the clustered-error reference cases, such as `twoway-6x20`. */
export function crossedMatrix(name: string): PairedMatrix {
  const golden = loadGolden('cluster_se').cases.find(({ id }) => id.endsWith(name));
  const rows = golden?.input.d;
  if (!Array.isArray(rows)) throw new Error(`no reference matrix ${name}`);
  return matrixOf(rows.map((row: Json) => numbersOf(row)));
}

import { hash } from 'node:crypto';
import type { CellRecord } from '../core/cell-record.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** SHA-256 (hex) of what became of the cells of a run; undefined for imported outcomes, which have no records. */
export const hashRecords = (records: readonly CellRecord[] | undefined): string | undefined =>
  records === undefined ? undefined : hash('sha256', canonicalJson(records), 'hex');

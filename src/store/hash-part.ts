import { hash } from 'node:crypto';
import { canonicalJson } from '../util/canonical-json.ts';

/** SHA-256 (hex) of a part of `run.json`: records of cells, texts of items, or counted evidence; undefined where the run has no such part. */
export const hashPart = (part: object | undefined): string | undefined =>
  part === undefined ? undefined : hash('sha256', canonicalJson(part), 'hex');

import { KEY_COLUMNS, LABEL_COLUMNS, NUMBER_COLUMNS, type PredictionColumn } from '../core/predictions.ts';
import type { Want } from './scan-jsonl.ts';

const WANTS: ReadonlyMap<string, Want> = new Map<PredictionColumn, Want>([
  ...[...KEY_COLUMNS, ...LABEL_COLUMNS, 'status' as const].map(name => [name, 'text'] as const),
  ...[...NUMBER_COLUMNS, 'score' as const].map(name => [name, 'number'] as const),
]);

/** What a column of the predictions table holds: text or numbers; undefined for a name that it does not have. */
export const columnWant = (column: string): Want | undefined => WANTS.get(column);

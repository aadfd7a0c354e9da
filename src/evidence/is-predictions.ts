import { KEY_COLUMNS } from '../core/predictions.ts';
import type { Source } from '../tables/open-source.ts';

const NAMES: readonly string[] = [...KEY_COLUMNS, 'score'];

/** Column names of the first line: a CSV header, or the keys of a JSON object. */
function firstNames(head: string): readonly string[] {
  const line = head.trimStart().split('\n', 1)[0] ?? '';
  if (!line.startsWith('{')) return line.split(',').map(name => name.trim().replace(/^"(.*)"$/, '$1'));
  return [...line.matchAll(/"([a-z_]+)"\s*:/g)].map(([, name]) => name as string);
}

/**
 * How many of the six required columns of a predictions table a file shows on its first line. Other tools' files have an item
 * and a score at most; whoever has more means this table.
 */
export function countPredictionColumns({ kind, head }: Pick<Source, 'kind' | 'head'>): number {
  if (kind === 'parquet') return NAMES.length;
  const names = new Set(firstNames(head));
  return NAMES.filter(name => names.has(name)).length;
}

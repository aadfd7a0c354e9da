import type { CellRecord } from '../core/cell-record.ts';
import { METHODS } from '../methods/registry.ts';

/**
 * Labels of the arms of a run that need no teacher: each has run the built-in method of its own name. Nothing is known of arms
 * of a table, which has no records.
 */
export function listReferences(records: readonly CellRecord[] = []): readonly string[] {
  const untaught = new Set(METHODS.filter(({ usesTeacher }) => !usesTeacher).map(({ name }) => name));
  return [...new Set(records.filter(({ arm, method }) => arm === method && untaught.has(arm)).map(({ arm }) => arm))];
}

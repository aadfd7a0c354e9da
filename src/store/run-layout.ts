import { join } from 'node:path';

/** What a run directory is made of, besides the outputs that anybody may delete and `report` writes again. */
export const RUN_FILE = 'run.json';
export const CELLS_FOLDER = 'cells';
export const JOURNAL_FILE = 'journal.jsonl';

/** Name of a cell's file, below the run directory. */
export const cellFile = (key: string): string => join(CELLS_FOLDER, `${key}.jsonl`);

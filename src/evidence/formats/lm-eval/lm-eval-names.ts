import { basename, dirname } from 'node:path';

/** The last part of a path of either kind of slash. */
export const lastPart = (path: string): string =>
  path
    .split(/[/\\]+/)
    .filter(Boolean)
    .at(-1) ?? '';

/** Name of the folder that a file lies in; '' where the path does not say. */
export function folderName(path: string): string {
  const name = basename(dirname(path));
  return name === '.' || name === '..' ? '' : name;
}

export interface FileName {
  /** Path of the folder. */
  readonly folder: string;
  /** What tells the runs of one folder apart: the date at the end of the name. */
  readonly date?: string | undefined;
  /** The name without date, endings and what all have in common. */
  readonly stem: string;
}

const NAME =
  /^(?:samples_)?(.*?)(?:_(\d{4}-\d{2}-\d{2}T\d{2}[-:]\d{2}[-:]\d{2}(?:\.\d+)?))?(?:_write_out_info)?(?:\.jsonl?)?(?:\.gz)?$/s;

/** Reads `results_DATE.json` or `samples_TASK_DATE.jsonl`, the names that lm-evaluation-harness gives since 0.4.3, or `TASK_write_out_info.json` of 0.3. */
export function readFileName(path: string): FileName {
  const [, stem = '', date] = NAME.exec(basename(path)) ?? [];
  return { folder: dirname(path), stem, date };
}

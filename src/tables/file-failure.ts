import { CarryoverError } from '../core/errors.ts';

/** Errno → what it means for somebody who wants to read a file, and what to do. */
const CAUSES: Readonly<Record<string, readonly [cause: string, hint: string]>> = {
  ENOENT: ['there is no such file', 'Check the path for typing errors; it is relative to the current folder.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Check the path for typing errors.'],
  EACCES: ['permission denied', 'Make the file readable for this user, for example with chmod u+r.'],
  EPERM: ['permission denied', 'Make the file readable for this user, for example with chmod u+r.'],
  EISDIR: ['it is a folder; expected a CSV or JSONL file', 'Name the tables in it, for example FOLDER/*.csv.'],
  ELOOP: ['symbolic links lead in a circle', 'Correct the link, or name the file itself.'],
  ENAMETOOLONG: ['the name is longer than the file system allows', 'Check the path for typing errors.'],
  EMFILE: ['too many files are open', 'Raise the limit with ulimit -n.'],
  EIO: ['the device reported a read error', 'Copy the file to another disk and try again.'],
};

/** The error that says which file could not be read, why, and what to do. */
export function fileFailure(path: string, error: unknown): CarryoverError {
  if (error instanceof CarryoverError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  const [cause, hint] = CAUSES[code] ?? [detail, 'Check that the path leads to a readable CSV or JSONL file.'];
  return new CarryoverError('data-invalid', `${path}: cannot be read: ${cause}.`, hint, { cause: error });
}

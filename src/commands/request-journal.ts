import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CarryoverError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { type JournalEvent, journalLine } from '../store/append-journal.ts';
import { outputFailure } from '../tables/output-failure.ts';

/** Takes one line for each request that was made. */
export interface RequestJournal {
  readonly path: string;
  write(event: JournalEvent): void;
  /** @throws CarryoverError `output-failed` where not every line was written */
  close(): void;
}

/**
 * Opens the journal of requests, which is added to. Lines that come together are written together, in the same turn of the
 * process: what was written survives its death.
 * @param path it is made with its folder when something is written
 * A line that cannot be written makes the next one throw: CarryoverError `output-failed` with path, cause and next step.
 */
export function openRequestJournal(path: string, clock: Clock): RequestJournal {
  let file: number | undefined;
  let pending = '';
  let failure: CarryoverError | undefined;
  const flush = (): void => {
    if (pending === '') return;
    try {
      if (file === undefined) {
        mkdirSync(dirname(path), { recursive: true });
        file = openSync(path, 'a');
      }
      writeFileSync(file, pending);
      pending = '';
    } catch (error) {
      failure = outputFailure(path, error);
    }
  };
  return {
    path,
    write(event) {
      // A disk that is full must not go unnoticed while money is spent.
      if (failure !== undefined) throw failure;
      if (pending === '') setImmediate(flush);
      pending += journalLine(event, clock);
    },
    close() {
      if (failure === undefined) flush();
      if (file !== undefined) closeSync(file);
      file = undefined;
      if (failure !== undefined) throw failure;
    },
  };
}

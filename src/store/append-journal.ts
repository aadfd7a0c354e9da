import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import { outputFailure } from '../tables/output-failure.ts';
import { JOURNAL_FILE } from './run-layout.ts';

/** Something that happened to a run, in plain values. */
export interface JournalEvent {
  readonly event: string;
  readonly [detail: string]: string | number | boolean;
}

/** A line of the journal. */
export const journalLine = (event: JournalEvent, clock: Clock): string =>
  `${JSON.stringify({ time: clock.now(), ...event })}\n`;

/** Whether the last line was cut short: the next one must not become part of it. */
async function endsOpen(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer[0] !== 0x0a;
}

/** Writes at the end, whole or not at all. */
async function append(file: FileHandle, line: string): Promise<void> {
  const { size } = await file.stat();
  try {
    await file.appendFile((await endsOpen(file, size)) ? `\n${line}` : line);
  } catch (error) {
    await file.truncate(size);
    throw error;
  }
}

/**
 * Adds a line to the journal of a run.
 * @param directory an existing run directory, as the user typed it
 * @throws CarryoverError `output-failed` with path, cause and next step
 */
export async function appendJournal(directory: string, event: JournalEvent, clock: Clock): Promise<void> {
  try {
    const file = await open(join(directory, JOURNAL_FILE), 'a+');
    try {
      await append(file, journalLine(event, clock));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw outputFailure(directory, error);
  }
}

import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { outputFailure } from '../tables/output-failure.ts';
import { type BuildOptions, buildRun, formatCounts, formatRun } from './build-run.ts';
import { isMissing } from './is-missing.ts';
import { keepRun } from './keep-run.ts';
import type { RunContent } from './manifest.ts';
import { readRun } from './open-run.ts';
import { parseRun } from './parse-run.ts';
import { placeInEmptyFolder, placeInNewFolder, replaceFolder } from './place-run.ts';
import { refuseOtherRun } from './refuse-other-run.ts';
import { RUN_FILE } from './run-layout.ts';

export interface CreateRunOptions extends BuildOptions {
  /** Replace the run that is in the directory, unless it is the same. */
  readonly replace: boolean;
}

/** What is where a run is to be written. */
async function inspect(target: string): Promise<'nothing' | 'empty-folder' | 'run' | 'other-files'> {
  const names = await readdir(target).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (names === undefined) return 'nothing';
  if (names.length === 0) return 'empty-folder';
  return names.includes(RUN_FILE) ? 'run' : 'other-files';
}

/** Keeps the run in the directory if it is the same, unchanged; returns whether it did. */
async function keepSame(directory: string, content: RunContent, options: CreateRunOptions): Promise<boolean> {
  try {
    const stored = await readRun(directory);
    const { planHash } = content.manifest.provenance;
    if (stored.provenance.planHash !== planHash) throw refuseOtherRun(directory, stored, planHash);
    await keepRun(directory, { stored, content }, options);
    return true;
  } catch (error) {
    // Whatever is wrong with the run that is there: it may be replaced.
    if (options.replace && error instanceof CarryoverError) return false;
    throw error;
  }
}

async function place(directory: string, content: RunContent, options: CreateRunOptions): Promise<void> {
  const target = resolve(directory);
  const build = (folder: string): Promise<void> => buildRun(folder, content, options);
  const found = await inspect(target);
  if (found === 'other-files') {
    const message = `${directory}: holds files, but no run of carryover; expected a new or empty folder.`;
    throw new CarryoverError('output-failed', message, 'Choose another folder with --out.');
  }
  if (found === 'nothing') return placeInNewFolder(target, build);
  if (found === 'empty-folder') return placeInEmptyFolder(target, build);
  if (!(await keepSame(directory, content, options))) await replaceFolder(target, build);
}

/**
 * Writes a run directory: the outcomes as content-addressed cells or the counts, the manifest, the journal; all of it or
 * nothing. A run of the same plan that is there already is checked and kept, and its journal gets a line.
 * @param directory as the user typed it
 * @throws CarryoverError `output-failed` where nothing can be written, or something else is in the way;
 *   `run-invalid` where the same run is there, but damaged
 */
export async function createRun(directory: string, content: RunContent, options: CreateRunOptions): Promise<void> {
  // What could not be read back is not written.
  parseRun(
    'evidence' in content ? formatCounts(content.manifest, content.evidence) : formatRun(content.manifest, []),
    RUN_FILE,
  );
  try {
    await place(directory, content, options);
  } catch (error) {
    throw outputFailure(directory, error);
  }
}

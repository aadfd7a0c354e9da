import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CarryoverError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import type { Job } from '../core/job.ts';
import { openStore } from '../store/open-store.ts';
import type { CommandIo } from './io.ts';
import { performJob } from './perform-job.ts';

interface CellOptions {
  readonly store: string;
}

const HINT = 'Name a job file that carryover wrote.';

function isJob(value: unknown): value is Job {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('key' in value)) return false;
  return ['items', 'features', 'cell', 'method'].includes(String(value.kind)) && typeof value.key === 'string';
}

async function readJob(path: string): Promise<Job> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CarryoverError('usage', `${path}: cannot be read: ${detail}.`, HINT, { cause: error });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CarryoverError('usage', `${path}: is no valid JSON; expected a job.`, HINT, { cause: error });
  }
  if (isJob(value)) return value;
  throw new CarryoverError(
    'usage',
    `${path}: is no job; expected kind items, features, cell or method, and a key.`,
    HINT,
  );
}

async function cell(path: string, { store }: CellOptions, io: CommandIo): Promise<void> {
  const job = await readJob(path);
  const result = await performJob(job, { store: openStore(store, String(process.pid)), read: new Map() });
  io.stdout(`${JSON.stringify(result)}\n`);
  if (result.state !== 'failed') return;
  io.stderr(`carryover: the job failed: ${result.reason}\n`);
  io.setExitCode(EXIT.incomplete);
}

const EXAMPLES = `
Example:
  carryover cell job.json --store reports/.store

Does one job of a run in this process, as the processes of carryover run do: makes items, trains a model, or runs a cell. The
result is JSON on stdout; predictions have no scores, because the labels of test items stay with carryover run. Exits with 0
when the job was done, 6 when it failed. For schedulers and for looking into one cell.`;

/** `carryover cell`: one job of a run, for schedulers and for debugging. */
export function cellCommand(io: CommandIo): Command {
  return new Command('cell')
    .description('Do one job of a run in this process.')
    .argument('<job>', 'job file (JSON)')
    .option('--store <directory>', 'where cells, models and features are kept between runs', 'reports/.store')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: CellOptions) => cell(path, options, io));
}

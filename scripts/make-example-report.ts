/**
 * Regenerates the committed example. As it is, from the outcomes that are committed beside it (`run.tar.zst`): the page, the
 * summary and the result. With --measure, from nothing, the way a reader of the README would: the outcomes too.
 * Usage: node scripts/make-example-report.ts [--measure] [OUT=reports/example]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packRun, unpackRun } from './support/run-archive.ts';
import { orUsage, readArgs } from './support/usage.ts';

const RENDERED = ['index.html', 'result.json', 'summary.md'] as const;
/** What a run directory is read from. */
const MEASURED = ['run.json', 'journal.jsonl', 'cells'] as const;
const ARCHIVE = 'run.tar.zst';
/** The gate's answers; everything else means that there is no report. */
const ANSWERS: readonly (number | null)[] = [0, 3, 4, 5, 6];
const SUITE = 'suites/quickstart.yaml';
const USAGE = 'node scripts/make-example-report.ts [--measure] [OUT]';
const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'reports/example');

function carryover(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/carryover.js'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  process.stderr.write(stderr);
  if (!ANSWERS.includes(status)) throw new Error(`carryover ${args[0]}: exit ${status}`);
}

/** Runs in an empty folder, so that the report names the paths that a reader of the README has. @returns the run directory */
function measure(folder: string): string {
  cpSync(join(root, SUITE), join(folder, SUITE));
  carryover(folder, ['run', SUITE]);
  const [run, ...others] = readdirSync(join(folder, 'reports')).filter(name => !name.startsWith('.'));
  if (run === undefined || others.length > 0) throw new Error('expected one folder under reports/');
  return join(folder, 'reports', run);
}

async function renderAgain(folder: string): Promise<string> {
  await unpackRun(join(example, ARCHIVE), join(folder, 'run'));
  carryover(folder, ['report', 'run']);
  return join(folder, 'run');
}

async function keepMeasured(run: string, out: string): Promise<void> {
  const kept = join(run, '..', 'kept');
  for (const name of MEASURED) cpSync(join(run, name), join(kept, name), { recursive: true });
  await packRun(kept, join(out, ARCHIVE));
}

const { values, positionals } = orUsage(
  () => readArgs({ options: { measure: { type: 'boolean', default: false } }, allowPositionals: true }),
  USAGE,
);
const out = resolve(positionals[0] ?? example);
const folder = mkdtempSync(join(tmpdir(), 'carryover-example-'));
try {
  const run = values.measure ? measure(folder) : await renderAgain(folder);
  mkdirSync(out, { recursive: true });
  for (const name of RENDERED) cpSync(join(run, name), join(out, name));
  if (values.measure) await keepMeasured(run, out);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.error(`${out}: ${[...RENDERED, ...(values.measure ? [ARCHIVE] : [])].join(', ')}`);

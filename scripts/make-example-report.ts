/**
 * Regenerates the committed example: runs the quickstart the way a reader would, from nothing, and keeps the page, the summary
 * and the result. Usage: node scripts/make-example-report.ts [OUT=reports/example]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = ['index.html', 'result.json', 'summary.md'] as const;
/** The gate's answers; everything else means that there is no report. */
const ANSWERS: readonly (number | null)[] = [0, 3, 4, 5, 6];
const SUITE = 'suites/quickstart.yaml';
const root = fileURLToPath(new URL('..', import.meta.url));
const [out = join(root, 'reports/example')] = process.argv.slice(2);

function runNode(args: readonly string[], cwd: string): number | null {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  process.stderr.write(stderr);
  return status;
}

/** Runs in an empty folder, so that the report names the paths that a reader of the README has. */
function makeReport(folder: string): void {
  cpSync(join(root, SUITE), join(folder, SUITE));
  const answer = runNode([join(root, 'bin/carryover.js'), 'run', SUITE], folder);
  if (!ANSWERS.includes(answer)) throw new Error(`carryover run: exit ${answer}`);
  const [run, ...others] = readdirSync(join(folder, 'reports')).filter(name => !name.startsWith('.'));
  if (run === undefined || others.length > 0) throw new Error('expected one folder under reports/');
  rmSync(resolve(out), { recursive: true, force: true });
  mkdirSync(resolve(out), { recursive: true });
  for (const name of KEPT) cpSync(join(folder, 'reports', run, name), join(resolve(out), name));
}

const folder = mkdtempSync(join(tmpdir(), 'carryover-example-'));
try {
  makeReport(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.error(`${out}: ${KEPT.join(', ')}`);

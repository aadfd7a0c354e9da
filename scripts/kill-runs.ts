/**
 * Kills `carryover run` with SIGKILL, its processes too, at random moments; then lets it finish, and holds its result.json
 * against that of a run that nobody disturbed.
 *
 *   node scripts/kill-runs.ts SUITE [--kills 20] [--seed 1]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng } from '../src/stats/random/rng.ts';
import { killRepeatedly } from './support/kill-repeatedly.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const suite = positionals[0];
if (suite === undefined) throw new Error('name a suite');
const launcher = fileURLToPath(new URL('../bin/carryover.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'carryover-kills-'));
const argsFor = (name: string): string[] => [
  launcher,
  'run',
  resolve(suite),
  '--out',
  join(work, name, 'run'),
  '--store',
  join(work, name, 'store'),
];

const start = performance.now();
const calm = spawnSync(process.execPath, argsFor('calm'), { encoding: 'utf8' });
const whole = performance.now() - start;
console.log(`undisturbed: exit code ${calm.status}, ${(whole / 1000).toFixed(1)} s`);

const killed = await killRepeatedly({
  start: () => spawn(process.execPath, argsFor('killed'), { detached: true, stdio: 'ignore' }),
  kills: Number(values.kills),
  // A sixth of the way each time: so every stage is met, and a run that has little left is met too.
  longestMs: whole / 6,
  rng: createRng(Number(values.seed), 'kills'),
});
const last = spawnSync(process.execPath, argsFor('killed'), { encoding: 'utf8' });
console.log(`killed ${killed} of ${values.kills} times, then: exit code ${last.status}, ${last.stderr.split('\n')[0]}`);

const read = (name: string): string => readFileSync(join(work, name, 'run', 'result.json'), 'utf8');
const isSame = read('calm') === read('killed') && calm.status === last.status;
rmSync(work, { recursive: true, force: true });
console.log(isSame ? 'result.json is the same, byte for byte.' : 'result.json DIFFERS.');
process.exitCode = isSame ? 0 : 1;

/**
 * Changes the code of rooms of src/stats in thousands of small ways and counts how many of the changes a test notices.
 * Needs `npm ci` in this folder once. A room that was run before is run again only where its code or its tests changed.
 *
 *   nice -n 10 node scripts/mutation/run.ts [src/stats/gain …] [--survivors]
 *
 * Without rooms: all of them. --survivors lists what is left of the last run of these rooms, and runs nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { replaceMarked } from '../support/replace-marked.ts';
import { orUsage, readArgs, UsageError } from '../support/usage.ts';
import { listSurvivors, type RoomScore, readReport, scoreRoom } from './room-report.ts';
import { updateTable } from './score-table.ts';

const ROOT = join(import.meta.dirname, '../..');
const STRYKER = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const PAGE = join(ROOT, 'docs/mutation.md');

const USAGE = 'node scripts/mutation/run.ts [src/stats/gain …] [--survivors] [--help]';
const ALL_ROOMS = [
  ...globSync('src/stats/*/', { cwd: ROOT })
    .map(room => room.replace(/\/$/, ''))
    .sort(),
  'src/stats/*.ts',
];

function readOptions() {
  const { values, positionals } = readArgs({
    allowPositionals: true,
    options: { survivors: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const named = positionals.map(path => path.replace(/\/$/, ''));
  const unknown = named.find(room => !ALL_ROOMS.includes(room));
  if (unknown !== undefined) throw new UsageError(`There is no room ${unknown}; expected ${ALL_ROOMS.join(', ')}.`);
  return { ...values, rooms: named.length > 0 ? named : ALL_ROOMS };
}

const options = orUsage(readOptions, USAGE);

/** The files that lie in no room count as a room of that name. */
const nameOf = (path: string): string => (path.endsWith('.ts') ? '(doors)' : basename(path));
const reportOf = (path: string): string => join(ROOT, `reports/mutation/${nameOf(path)}.json`);

function mutate(path: string): RoomScore {
  const config = JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.config.json'), 'utf8')) as object;
  const folder = join(ROOT, `build/mutation-${nameOf(path)}`);
  const file = `${folder}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      ...config,
      mutate: [path.endsWith('.ts') ? path : `${path}/**/*.ts`],
      tempDirName: folder,
      incrementalFile: join(ROOT, `reports/mutation/${nameOf(path)}-incremental.json`),
      jsonReporter: { fileName: reportOf(path) },
    }),
  );
  const tests = path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', file], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, MUTATION_TESTS: path.endsWith('.ts') ? tests : `${tests}/**/*.test.ts` },
  });
  if (status !== 0) throw new Error(`Stryker ended with ${status} in ${path}.`);
  return scoreRoom(nameOf(path), readReport(reportOf(path)));
}

if (options.help) console.log(`Usage: ${USAGE}`);
for (const room of options.help ? [] : options.rooms) {
  if (!options.survivors) {
    const score = mutate(room);
    replaceMarked(PAGE, 'scores', old => updateTable(old, [score]));
  } else if (existsSync(reportOf(room))) console.log(listSurvivors(readReport(reportOf(room))).join('\n'));
}

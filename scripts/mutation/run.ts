/**
 * Changes the code of rooms of src/stats in thousands of small ways and counts how many of the changes a test notices.
 * Needs `npm ci` in this folder once. A room that was run before is run again only where its code or its tests changed.
 *
 *   nice -n 10 node scripts/mutation/run.ts [src/stats/gain …] [--every 3] [--survivors]
 *
 * Without rooms: all of them. --every 3 changes one line in three, chosen by a hash of its place. --survivors lists what is left
 * of the last run of these rooms, and runs nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { replaceMarked } from '../support/replace-marked.ts';
import { orUsage, readArgs, UsageError } from '../support/usage.ts';
import { listSurvivors, type RoomScore, readReport, scoreRoom } from './room-report.ts';
import { sampleLines } from './sample-lines.ts';
import { updateTable } from './score-table.ts';

const ROOT = join(import.meta.dirname, '../..');
const STRYKER = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const PAGE = join(ROOT, 'docs/mutation.md');

const USAGE = 'node scripts/mutation/run.ts [src/stats/gain …] [--survivors] [--every N] [--help]';
const ALL_ROOMS = [
  ...globSync('src/stats/*/', { cwd: ROOT })
    .map(room => room.replace(/\/$/, ''))
    .sort(),
  'src/stats/*.ts',
];

function readOptions() {
  const { values, positionals } = readArgs({
    allowPositionals: true,
    options: {
      survivors: { type: 'boolean', default: false },
      every: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  const named = positionals.map(path => path.replace(/\/$/, ''));
  const unknown = named.find(room => !ALL_ROOMS.includes(room));
  if (unknown !== undefined) throw new UsageError(`There is no room ${unknown}; expected ${ALL_ROOMS.join(', ')}.`);
  const every = Number(values.every);
  if (!(Number.isSafeInteger(every) && every > 0))
    throw new UsageError(`--every ${values.every}: expected a whole number.`);
  return { ...values, every, rooms: named.length > 0 ? named : ALL_ROOMS };
}

const options = orUsage(readOptions, USAGE);
const { every } = options;

/** Made from C by a script, and compared with it byte by byte. */
const NOT_BY_HAND = '!src/stats/kernels/*-bytes.ts';

/** The files that lie in no room count as a room of that name. */
const nameOf = (path: string): string => (path.endsWith('.ts') ? '(doors)' : basename(path));
const reportOf = (path: string): string => join(ROOT, `reports/mutation/${nameOf(path)}.json`);

function mutate(path: string): RoomScore {
  const config = JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.config.json'), 'utf8')) as object;
  const folder = join(ROOT, `build/mutation-${nameOf(path)}`);
  const file = `${folder}.json`;
  const pattern = path.endsWith('.ts') ? path : `${path}/**/*.ts`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      ...config,
      mutate: [
        ...(every === 1 ? [pattern] : globSync(pattern, { cwd: ROOT }).flatMap(one => sampleLines(one, every))),
        NOT_BY_HAND,
      ],
      tempDirName: folder,
      // What a run with other lines found would come along with the results of this one.
      incrementalFile: join(ROOT, `reports/mutation/${nameOf(path)}-incremental-${every}.json`),
      jsonReporter: { fileName: reportOf(path) },
    }),
  );
  const tests = path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
  const stryker = (args: readonly string[], env: Readonly<Record<string, string>>): void => {
    const { status } = spawnSync(process.execPath, [STRYKER, 'run', file, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, MUTATION_TESTS: path.endsWith('.ts') ? tests : `${tests}/**/*.test.ts`, ...env },
    });
    if (status !== 0) throw new Error(`Stryker ended with ${status} in ${path}.`);
  };
  const heavy = `${folder}-heavy.txt`;
  writeFileSync(heavy, '');
  stryker(['--dryRunOnly'], { MUTATION_NOTE: heavy });
  console.log(`Left out as too slow:\n${readFileSync(heavy, 'utf8')}`);
  stryker([], { MUTATION_SKIP: heavy });
  return { ...scoreRoom(nameOf(path), readReport(reportOf(path))), every };
}

if (options.help) console.log(`Usage: ${USAGE}`);
for (const room of options.help ? [] : options.rooms) {
  if (!options.survivors) {
    const score = mutate(room);
    replaceMarked(PAGE, 'scores', old => updateTable(old, [score]));
  } else if (existsSync(reportOf(room))) console.log(listSurvivors(readReport(reportOf(room))).join('\n'));
}

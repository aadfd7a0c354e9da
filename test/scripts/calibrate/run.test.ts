import { spawnSync } from 'node:child_process';
import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRequired, titleOf } from '../../support/requirements.ts';
import { testFolder } from '../../support/test-folder.ts';

/** A smoke run into a folder; the files it wrote, by name. */
function calibrate(folder: string, workers: number): ReadonlyMap<string, string> {
  const work = join(folder, 'work.jsonl');
  const options = [
    '--quick',
    '--workers',
    String(workers),
    '--work',
    work,
    '--out',
    join(folder, 'out'),
    '--published',
    'none',
  ];
  const { status, stderr } = spawnSync(process.execPath, ['scripts/calibrate/run.ts', ...options], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const names = globSync('**/*.{md,svg,ts}', { cwd: join(folder, 'out') }).sort();
  return new Map(names.map(name => [name, readFileSync(join(folder, 'out', name), 'utf8')]));
}

test.skipIf(!isRequired('runs'))(
  titleOf(
    'one command writes document, pictures and table; the same bytes for one process, for two, and after a break',
    'runs',
  ),
  () => {
    const first = testFolder();
    const alone = calibrate(first, 1);
    expect([...alone.keys()]).toEqual([
      'docs/calibration.md',
      'docs/calibration/bootstraps.svg',
      'docs/calibration/coverage.svg',
      'docs/calibration/errors.svg',
      'docs/calibration/width.svg',
      'src/stats/calibration/coverage-table.ts',
    ]);
    const work = join(first, 'work.jsonl');
    const lines = readFileSync(work, 'utf8').trimEnd().split('\n');
    const second = testFolder();
    // Broken off in the middle of a line.
    writeFileSync(join(second, 'work.jsonl'), `${lines.slice(0, 9).join('\n')}\n`);
    appendFileSync(join(second, 'work.jsonl'), (lines[9] as string).slice(0, 80));
    expect(calibrate(second, 2)).toEqual(alone);
  },
);

test.each([
  ['calibrate', '--runs', 'abc'],
  ['bench', 'w1'],
  ['mutation', 'src/stats/nowhere'],
])('%s %s ends with 64, the reason and the usage, and without a stack trace', (script, ...args) => {
  const { status, stderr } = spawnSync(process.execPath, [`scripts/${script}/run.ts`, ...args], { encoding: 'utf8' });
  expect(status).toBe(64);
  expect(stderr).toMatch(/expected [\s\S]*\nUsage: /);
  expect(stderr).not.toContain('    at ');
});

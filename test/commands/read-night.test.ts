import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNight } from '../../src/commands/read-night.ts';
import { writeNight } from '../support/night-runs.ts';
import { testFolder } from '../support/test-folder.ts';

const read = (directory: string, isHalfWritten = false) => readNight({ directory, isHalfWritten }, 'auto');

test('a run is a night with its cells, the facts it is compared by, and no verdicts without a result', async () => {
  const directory = await writeNight(testFolder(), { night: 1, gain: 0.1 });
  const found = await read(directory);
  if (!('night' in found)) throw new Error('left out');
  const { suite, createdAt, cells, gate, remarks, facts } = found.night;
  expect([suite, createdAt, gate]).toEqual(['nightly', '2026-01-01T03:00:00.000Z', undefined]);
  expect(cells.map(({ rung, status }) => [rung, status])).toEqual([
    ['6b', 'measured'],
    ['175b', 'measured'],
  ]);
  expect(facts.map(({ what }) => what)).toContain('items of math');
  expect(remarks).toEqual([expect.stringContaining('no verdicts: result.json is not there')]);
});

test('the same outcomes have the same hash, others another, and runs without any comparison are no copies', async () => {
  const folder = testFolder();
  const hashOf = async (sketch: Partial<Parameters<typeof writeNight>[1]>) => {
    const found = await read(await writeNight(folder, { night: 1, gain: 0.1, stream: 'x', ...sketch }));
    return 'night' in found ? found.night.contentHash : undefined;
  };
  const own = await hashOf({ directory: 'a' });
  expect(await hashOf({ directory: 'b', night: 2 })).toBe(own);
  expect(await hashOf({ directory: 'c', stream: 'y' })).not.toBe(own);
  const without = {
    change: (all: readonly { arm: string }[]) => all.filter(({ arm }) => arm !== 'candidate'),
  } as never;
  const [d, e] = [
    await hashOf({ directory: 'd', ...(without as object) }),
    await hashOf({ directory: 'e', ...(without as object) }),
  ];
  expect(d).not.toBe(e);
});

test.each([
  ['half-written', 'has no run.json'],
  ['unreadable', 'run.json'],
] as const)('what is %s is left out with the reason', async (kind, words) => {
  const directory = await writeNight(testFolder(), { night: 1, gain: 0.1 });
  const path = join(directory, 'run.json');
  if (kind === 'half-written') rmSync(path);
  else writeFileSync(path, readFileSync(path, 'utf8').replace('"sesoi": 0.02', '"sesoi": 0.2'));
  expect(await read(directory, kind === 'half-written')).toMatchObject({
    left: { directory, kind, reason: expect.stringContaining(words) },
  });
});

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killRepeatedly } from '../scripts/support/kill-repeatedly.ts';
import { createRng } from '../src/stats/random/rng.ts';
import { openAnswerLog } from '../src/store/answer-log.ts';
import { openBatchLog } from '../src/store/batch-log.ts';
import { type ApiFolder, apiFolder, KEY, WITH_SKILLS } from './support/api-folder.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { launcher } from './support/run-carryover.ts';

const KILLS = 20;

async function storedKeys(store: string): Promise<readonly string[]> {
  const folder = join(store, 'answers');
  const parts = existsSync(folder) ? readdirSync(folder) : [];
  const answers = await Promise.all(parts.map(part => openAnswerLog(store).read(part)));
  return answers.flatMap(part => [...part.keys()]);
}

/** Whether a batch was handed in, or was about to be, and its answers are not stored. */
async function hasOpenBatch(store: string): Promise<boolean> {
  const states = new Map((await openBatchLog(store).read()).map(({ batch, state }) => [batch, state]));
  return [...states.values()].some(state => state !== 'settled');
}

/** Kills a run again and again, and looks after each time at what it had stored by then, and how often that was charged. */
async function killRuns({ folder, server }: ApiFolder, longestMs: number) {
  const store = join(folder, 'store');
  const chargedWhenStored = new Map<string, number>();
  let withBatch = 0;
  const killed = await killRepeatedly({
    start: () =>
      spawn(process.execPath, [launcher, 'run', 'suite.yaml', '--out', 'out', '--store', 'store'], {
        cwd: folder,
        env: { ...process.env, ANTHROPIC_API_KEY: KEY, TEST_API_KEY: KEY },
        detached: true,
        stdio: 'ignore',
      }),
    kills: KILLS,
    longestMs,
    rng: createRng(8, 'kills'),
    after: async () => {
      if (await hasOpenBatch(store)) withBatch++;
      const charged = await server.charged();
      for (const key of await storedKeys(store)) {
        if (!chargedWhenStored.has(key)) chargedWhenStored.set(key, charged[key] ?? 0);
      }
    },
  });
  return { killed, withBatch, chargedWhenStored };
}

// Three times twenty kills take a quarter of an hour: for changes of what is bought and stored.
describe.skipIf(!isRequired('kills'))(titleOf('a run that is killed at random moments', 'kills'), () => {
  test.each([
    ['anthropic', 'batch', 6000],
    ['openai', 'batch', 6000],
    ['openai', 'normal', 4000],
  ] as const)(
    '%s, %s: comes to the same end, and buys no stored answer twice',
    { timeout: 500_000 },
    async (...about) => {
      const [protocol, mode, longestMs] = about;
      const server = { ...WITH_SKILLS, polls: 8, latencyMs: mode === 'batch' ? 0 : 40 };
      const api = await apiFolder({ protocol, mode, seeds: 1, test: 40, server });
      const { killed, withBatch, chargedWhenStored } = await killRuns(api, longestMs);
      const { code } = api.run();
      const last = await api.server.charged();
      expect(code).toBe(api.result().gate.exitCode);
      expect(code).not.toBe(6);
      for (const [key, charges] of chargedWhenStored) expect(last[key], key).toBe(charges);
      if (mode === 'batch') expect(Math.max(...Object.values(last))).toBe(1);
      expect(killed).toBeGreaterThan(5);
      if (mode === 'batch') expect(withBatch).toBeGreaterThan(3);
      const before = api.read('out/result.json');
      expect(api.run('--out', 'calm', '--store', 'calm-store').code).toBe(code);
      expect(api.read('calm/result.json')).toBe(before);
    },
  );
});

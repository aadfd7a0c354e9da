import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { partOf } from '../../../src/learners/api/answer-keys.ts';
import { openAnswerLog } from '../../../src/store/answer-log.ts';
import { inquiry } from '../../support/fake-models.ts';
import { isRequired } from '../../support/requirements.ts';
import { testFolder } from '../../support/test-folder.ts';

const QUESTIONS = 1500;
const KILLS = isRequired('runs') ? 20 : 3;

/** Runs in a process of its own, which is killed once it has bought so many answers. */
async function runUntil(folder: string, purchases: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['test/support/mortal-run.ts', folder, String(QUESTIONS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', chunk => {
    told += chunk;
    if (told.length > purchases * 33) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return told.trim().split('\n');
}

test('a run that is killed again and again buys no stored answer twice, and comes to its end', async () => {
  const folder = testFolder();
  const stored = async () => new Set((await openAnswerLog(folder).read(partOf(inquiry([])))).keys());
  let purchases = 0;
  for (let run = 0; run <= KILLS; run++) {
    const before = await stored();
    const isLast = run === KILLS;
    const lines = await runUntil(folder, isLast ? Number.POSITIVE_INFINITY : 37 + ((run * 61) % 200));
    const bought = lines.filter(line => /^[0-9a-f]{32}$/.test(line));
    purchases += bought.length;
    expect(bought.filter(key => before.has(key))).toEqual([]);
    if (isLast) expect(lines.at(-1)).toBe(`replies ${QUESTIONS}`);
  }
  expect((await stored()).size).toBe(QUESTIONS);
  // What a kill can lose: the answers of the last 50 milliseconds, which were not written yet.
  expect(purchases).toBeLessThan(QUESTIONS + KILLS * 300);
});

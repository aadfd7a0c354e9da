import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredReply } from '../../src/core/answers.ts';
import { openAnswerLog } from '../../src/store/answer-log.ts';
import { FUZZ_RUNS, mutatedBytes } from '../support/mutate-bytes.ts';
import { testFolder } from '../support/test-folder.ts';

const usage = { input: 10, output: 2, cacheRead: 0, cacheWrite: 0 };
const said = (text: string): StoredReply => ({ reply: { state: 'said', text }, usage });

const REPLIES: readonly (readonly [string, StoredReply])[] = [
  ['k1', said('yes')],
  ['k2', { reply: { state: 'refused', reason: 'I will not.\nReally.' }, usage, requestId: 'req_1' }],
  ['k3', { reply: { state: 'said', text: 'n', isCut: true, odds: [{ token: 'n', logprob: -0.25 }] }, usage }],
];

describe('openAnswerLog', () => {
  test('gives back what was added, part by part, to another process too', async () => {
    const folder = join(testFolder(), 'store');
    const log = openAnswerLog(folder);
    expect(await log.read('p')).toEqual(new Map());
    for (const answer of REPLIES) await log.append('p', new Map([answer]));
    await log.append('q', new Map([['k1', said('other')]]));
    await log.append('r', new Map());
    expect(await openAnswerLog(folder).read('p')).toEqual(new Map(REPLIES));
    expect(await openAnswerLog(folder).read('q')).toEqual(new Map([['k1', said('other')]]));
    expect(readdirSync(join(folder, 'answers'))).toEqual(['p', 'q']);
  });

  test('gives, of a file that was damaged in any way, some of what was written and nothing else', async () => {
    const folder = testFolder();
    const log = openAnswerLog(folder);
    for (const answer of REPLIES) await log.append('p', new Map([answer]));
    const path = join(folder, 'answers', 'p');
    const bytes = readFileSync(path);
    const known = new Map(REPLIES);
    await fc.assert(
      fc.asyncProperty(mutatedBytes(bytes), async damaged => {
        writeFileSync(path, damaged);
        for (const [key, answer] of await log.read('p')) expect(answer).toEqual(known.get(key));
        await log.append('p', new Map([['after', said('after')]]));
        expect((await log.read('p')).get('after')).toEqual(said('after'));
      }),
      { numRuns: Math.ceil(FUZZ_RUNS / 3) },
    );
  });

  test('what was added before the process was killed is there, and takes more', async () => {
    const folder = testFolder();
    const source = `
      const { openAnswerLog } = await import(${JSON.stringify(resolve('src/store/answer-log.ts'))});
      const log = openAnswerLog(${JSON.stringify(folder)});
      for (let at = 0; ; at++) {
        await log.append('p', new Map([['k' + at, { reply: { state: 'said', text: 'x'.repeat(at) }, usage: {} }]]));
        console.log(at);
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', chunk => {
      told += chunk;
      if (told.includes('\n40\n')) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const last = Number(told.trim().split('\n').at(-1));
    const log = openAnswerLog(folder);
    await log.append('p', new Map([['more', said('more')]]));
    const found = await log.read('p');
    for (let at = 0; at <= last; at++)
      expect(found.get(`k${at}`)?.reply).toEqual({ state: 'said', text: 'x'.repeat(at) });
    expect(found.has('more')).toBe(true);
  });
});

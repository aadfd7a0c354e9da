import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRecording } from '../../src/commands/read-recording.ts';
import { formatRecording } from '../../src/learners/api/format-recording.ts';
import { apiSettings } from '../support/api-settings.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const KEY = 'a'.repeat(32);
const at = (name: string) => ({ location: scratch.path(name), path: scratch.path(name) });
const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };

async function text(): Promise<string> {
  const answers = new Map([[KEY, new Map([[KEY, { reply: { state: 'said', text: 'yes' } as const, usage }]])]]);
  return [...formatRecording({ learner: 'anthropic/x', settings: await apiSettings() }, answers)].join('');
}

test('reads a recording, plain or gzipped', async () => {
  await writeFile(scratch.path('a.jsonl'), await text());
  await writeFile(scratch.path('a.jsonl.gz'), gzipSync(await text()));
  for (const file of ['a.jsonl', 'a.jsonl.gz']) {
    const { learner, answers, path } = await readRecording(at(file));
    expect([learner, path]).toEqual(['anthropic/x', scratch.path(file)]);
    expect(answers.get(KEY)?.get(KEY)).toEqual({ reply: { state: 'said', text: 'yes' }, usage });
  }
});

test('refuses what is damaged, missing or no recording, naming the file', async () => {
  const whole = gzipSync(await text());
  await writeFile(scratch.path('cut.gz'), whole.subarray(0, -20));
  await expect(readRecording(at('cut.gz'))).rejects.toThrow('cut.gz: is cut off');
  await writeFile(scratch.path('cut.jsonl'), (await text()).slice(0, -9));
  await expect(readRecording(at('cut.jsonl'))).rejects.toThrow('cut.jsonl:2: is "{');
  await expect(readRecording(at('none'))).rejects.toThrow('none');
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareRecording } from '../../src/commands/record-answers.ts';
import { apiModel } from '../support/fake-models.ts';
import { faultOf } from '../support/fault-of.ts';
import { testFolder } from '../support/test-folder.ts';

const modelsOf = (...learners: readonly string[]) =>
  new Map(learners.map(learner => [learner, apiModel({ learner })] as const));

test('a recording has its folder before anything is asked', async () => {
  const folder = join(testFolder(), 'a', 'tape');
  await prepareRecording(folder, modelsOf('anthropic/m', 'anthropic/n'));
  await prepareRecording(folder, modelsOf('anthropic/m', 'anthropic/n'));
  expect(existsSync(folder)).toBe(true);
});

test('a recording that is there, or cannot be, ends the run before anything is asked', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'anthropic-n.jsonl.gz'), 'x');
  const used = await faultOf(() => prepareRecording(folder, modelsOf('anthropic/m', 'anthropic/n')));
  expect(used).toMatchObject({ code: 'output-failed', hint: 'Choose another folder with --record.' });
  expect(used.message).toContain('anthropic-n.jsonl.gz: is there already');
  const file = join(folder, 'anthropic-n.jsonl.gz', 'tape');
  expect((await faultOf(() => prepareRecording(file, modelsOf('anthropic/m')))).code).toBe('output-failed');
});

test('two models that would be one file are refused', async () => {
  const { code, message } = await faultOf(() => prepareRecording('tape', modelsOf('anthropic/m@a', 'anthropic/m-a')));
  expect(code).toBe('usage');
  expect(message).toContain('"anthropic/m@a" and "anthropic/m-a"');
});

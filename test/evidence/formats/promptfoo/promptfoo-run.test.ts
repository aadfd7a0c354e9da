import { expect, test } from 'vitest';
import { readPromptfooJson } from '../../../../src/evidence/formats/promptfoo/promptfoo-json.ts';
import { cleanVars, fingerprint, nameOfPrompt } from '../../../../src/evidence/formats/promptfoo/promptfoo-run.ts';
import { openSource } from '../../../../src/tables/open-source.ts';
import { FAILED, promptfooFile, promptfooResult, testOf } from '../../../support/promptfoo-results.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();

test('variables are text, in order of their names', () => {
  const vars: readonly [string, unknown][] = [
    ['b', true],
    ['a', 'x'],
    ['c', undefined],
    ['d', ['y']],
  ];
  expect([...cleanVars(vars)]).toEqual([
    ['a', 'x'],
    ['b', 'true'],
    ['d', '["y"]'],
  ]);
});

test('long prompts with the same start have different names', () => {
  const start = 'Answer the question as well as you can, and think before you do. ';
  expect(nameOfPrompt(`${start}A`)).not.toBe(nameOfPrompt(`${start}B`));
  expect(nameOfPrompt(' A\n\tB ')).toBe('A B');
});

test('a fingerprint does not depend on order, indices and costs, but on who answered what, and how well', async () => {
  const one = promptfooResult();
  const two = promptfooResult({ ...testOf('Two'), testIdx: 1 });
  const printOf = async (results: readonly object[]) => {
    const path = scratch.write('out.json', JSON.stringify(promptfooFile(results)));
    return fingerprint(await readPromptfooJson(await openSource(path), () => undefined));
  };
  const print = await printOf([one, two]);
  expect(await printOf([{ ...two, cost: 9, testIdx: 7 }, one])).toBe(print);
  expect(await printOf([one])).not.toBe(print);
  expect(await printOf([one, { ...two, ...FAILED }])).not.toBe(print);
  expect(await printOf([one, { ...two, provider: { id: 'x' } }])).not.toBe(print);
  expect(await printOf([{ ...one, response: {} }])).toBeUndefined();
  expect(await printOf(Array.from({ length: 30 }, () => ({ ...one, response: {} })))).toBeDefined();
});

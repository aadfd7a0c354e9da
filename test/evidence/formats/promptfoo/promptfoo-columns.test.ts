import { expect, test } from 'vitest';
import { nameColumns, namePrompts } from '../../../../src/evidence/formats/promptfoo/promptfoo-columns.ts';
import { readPromptfooJson } from '../../../../src/evidence/formats/promptfoo/promptfoo-json.ts';
import { openSource } from '../../../../src/tables/open-source.ts';
import { promptfooFile, promptfooResult } from '../../../support/promptfoo-results.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();

/** [model, method] of every column. */
async function columnsOf(results: readonly object[]) {
  const path = scratch.write('out.json', JSON.stringify(promptfooFile(results.map(promptfooResult))));
  const run = await readPromptfooJson(await openSource(path), () => undefined);
  return [...nameColumns(run, namePrompts([run])).values()].map(({ model, method }) => [model, method]);
}
const prompt = (label: string, promptIdx: number, promptId = label) => ({
  prompt: { raw: 'x', label },
  promptId,
  promptIdx,
});

test('one prompt for all providers is no method', async () => {
  expect(
    await columnsOf([{ promptIdx: 0 }, { promptIdx: 1, provider: { id: 'file://a.cjs', label: 'strong' } }]),
  ).toEqual([
    ['weak', undefined],
    ['strong', undefined],
  ]);
});

test('several prompts are methods, called by their label on one line, long ones by their start', async () => {
  const long = `Think about it. ${'Then think again. '.repeat(20)}`;
  const [first, second] = await columnsOf([prompt('Say\n  {{word}}', 0), prompt(long, 1)]);
  expect(first).toEqual(['weak', 'Say {{word}}']);
  expect(second?.[1]).toMatch(/^Think about it\. Then.{40,60}… \([0-9a-f]{8}\)$/);
});

test('two prompts with one label are told apart by their ids', async () => {
  expect(await columnsOf([prompt('same', 0, 'aaaaaaaa11'), prompt('same', 1, 'bbbbbbbb22')])).toEqual([
    ['weak', 'same (aaaaaaaa)'],
    ['weak', 'same (bbbbbbbb)'],
  ]);
});

test('columns with one provider and prompt are numbered in their order', async () => {
  expect(await columnsOf([{ promptIdx: 2 }, { promptIdx: 0 }, { promptIdx: 1 }])).toEqual([
    ['weak', undefined],
    ['weak #2', undefined],
    ['weak #3', undefined],
  ]);
});

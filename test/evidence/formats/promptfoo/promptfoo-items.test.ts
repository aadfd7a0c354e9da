import { describe, expect, test } from 'vitest';
import { columnKey } from '../../../../src/evidence/formats/promptfoo/promptfoo-columns.ts';
import { findPromptfooTests } from '../../../../src/evidence/formats/promptfoo/promptfoo-items.ts';
import { readPromptfooJson } from '../../../../src/evidence/formats/promptfoo/promptfoo-json.ts';
import { openSource } from '../../../../src/tables/open-source.ts';
import { promptfooFile, promptfooResult, testOf } from '../../../support/promptfoo-results.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();

async function testsOf(results: readonly object[], file: object = {}) {
  const path = scratch.write('out.json', JSON.stringify(promptfooFile(results, {}, file)));
  const run = await readPromptfooJson(await openSource(path), () => undefined);
  return findPromptfooTests(run, columnKey);
}
const itemsOf = async (results: readonly object[], file: object = {}) =>
  (await testsOf(results, file)).map(({ item, repeats }) => [item, repeats]);

const varsOf = (vars: object, testIdx: number, metadata: object = {}) =>
  promptfooResult({ testIdx, vars, testCase: { vars, metadata } });
const hashed = (start: string) => expect.stringMatching(new RegExp(`^${start}-[0-9a-f]{12}$`, 'u'));

describe('repeats', () => {
  test('are tests with equal variables, numbered by their order for all columns alike', async () => {
    const [first, second] = await testsOf([
      promptfooResult({ testIdx: 1 }),
      promptfooResult({ testIdx: 0 }),
      promptfooResult({ testIdx: 1, promptIdx: 1 }),
      promptfooResult({ ...testOf('Two'), testIdx: 2 }),
    ]);
    expect(first?.results.map(result => first.repeatOf.get(result))).toEqual([2, 1, 2]);
    expect([first?.repeats, second?.repeats]).toEqual([2, 1]);
  });

  test('are not tests with equal variables and other assertions or descriptions', async () => {
    const tests = await itemsOf([
      promptfooResult(),
      promptfooResult({ ...testOf('One', { assert: [{ type: 'contains' }] }), testIdx: 1 }),
      promptfooResult({ ...testOf('One', { description: 'again' }), testIdx: 2 }),
    ]);
    expect(tests).toEqual([
      [hashed('test'), 1],
      [hashed('test'), 1],
      [hashed('test'), 1],
    ]);
    expect(new Set(tests.map(([item]) => item)).size).toBe(3);
  });
});

describe('an item is called', () => {
  test('by a variable that is an id and tells all tests apart', async () => {
    expect(await itemsOf([varsOf({ item_id: 'q1', q: 'x' }, 0), varsOf({ item_id: 'q2', q: 'y' }, 1)])).toEqual([
      ['q1', 1],
      ['q2', 1],
    ]);
  });

  test('by such an id in the metadata', async () => {
    expect(await itemsOf([varsOf({ q: 'x' }, 0, { id: 7 }), varsOf({ q: 'y' }, 1, { id: 8 })])).toEqual([
      ['7', 1],
      ['8', 1],
    ]);
  });

  test('by a hash of its variables where ids repeat, are absent or are long texts', async () => {
    const hash = [hashed('vars'), 1];
    expect(await itemsOf([varsOf({ id: '1', q: 'x' }, 0), varsOf({ id: '1', q: 'y' }, 1)])).toEqual([hash, hash]);
    expect(await itemsOf([varsOf({ id: '1', q: 'x' }, 0), varsOf({ q: 'y' }, 1)])).toEqual([hash, hash]);
    expect(await itemsOf([varsOf({ item: 'x'.repeat(300) }, 0), varsOf({ item: 'y'.repeat(300) }, 1)])).toEqual([
      hash,
      hash,
    ]);
  });

  test('the same in another file with other tests beside it', async () => {
    const [[alone] = []] = await itemsOf([varsOf({ q: 'x' }, 0)]);
    const [, [beside] = []] = await itemsOf([varsOf({ q: 'y' }, 0), varsOf({ q: 'x' }, 1)]);
    expect(beside).toBe(alone);
  });
});

describe('tests without variables', () => {
  const bare = (testIdx: number, raw: string, promptIdx = 0) =>
    promptfooResult({ testIdx, promptIdx, vars: {}, testCase: {}, prompt: { raw, label: 'l' } });

  test('are told apart by the filled-in prompt of the first column', async () => {
    const tests = await testsOf([bare(0, 'a'), bare(0, 'other words', 1), bare(1, 'b'), bare(2, 'a')]);
    expect(tests.map(({ results, repeats }) => [results.length, repeats])).toEqual([
      [3, 2],
      [1, 1],
    ]);
  });

  test('and without prompts are told apart by their order, with the repeats that the header tells', async () => {
    const stripped = [0, 1, 2, 3].map(testIdx => bare(testIdx, '[prompt stripped]'));
    expect((await testsOf(stripped)).map(({ repeats }) => repeats)).toEqual([1, 1, 1, 1]);
    const repeated = await testsOf(stripped, { runtimeOptions: { repeat: 2 } });
    expect(repeated.map(({ repeats }) => repeats)).toEqual([2, 2]);
  });
});

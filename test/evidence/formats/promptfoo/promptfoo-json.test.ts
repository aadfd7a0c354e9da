import { describe, expect, test } from 'vitest';
import { promptfooReader } from '../../../../src/evidence/formats/promptfoo/promptfoo.ts';
import { readPromptfooJson, readPromptfooJsonl } from '../../../../src/evidence/formats/promptfoo/promptfoo-json.ts';
import { openSource } from '../../../../src/tables/open-source.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { BROKEN, FAILED, promptfooFile, promptfooResult } from '../../../support/promptfoo-results.ts';
import { readEvidence } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();
const open = (value: unknown) => openSource(scratch.write('out.json', JSON.stringify(value)));

async function readOne(more: object) {
  const { results } = await readPromptfooJson(await open(promptfooFile([promptfooResult(more)])), () => undefined);
  return results[0];
}

describe('the status of a result', () => {
  const { failureReason: _, ...noReason } = promptfooResult();
  const noGrade = { success: false, score: 0, failureReason: 0, gradingResult: null };
  const refusal = { response: { output: 'I cannot.', isRefusal: true } };

  test.each([
    ['passed', {}, 'scored'],
    ['failed by an assertion', FAILED, 'scored'],
    ['failed by an assertion, told by its grade alone', { ...noReason, ...FAILED, failureReason: undefined }, 'scored'],
    ['a call that failed', BROKEN, 'errored'],
    ['a call that failed, told by its error alone', { ...noReason, ...BROKEN, failureReason: undefined }, 'errored'],
    ['a call that failed after it was graded', { ...FAILED, failureReason: 2 }, 'errored'],
    ['no output', { ...noGrade, error: 'No output', response: {} }, 'refused'],
    ['not passed for no reason', noGrade, 'scored'],
    ['a refusal that failed', { ...FAILED, ...refusal }, 'refused'],
    ['a refusal that passed', refusal, 'scored'],
    [
      'a refusal that failed in a test about refusals',
      { ...FAILED, ...refusal, testCase: { vars: {}, assert: [{ type: 'not-is-refusal' }] } },
      'scored',
    ],
  ])('%s: %s', async (_what, more, status) => {
    expect((await readOne(more))?.status).toBe(status);
  });
});

describe('versions', () => {
  const { testIdx: _t, promptIdx: _p, promptId: _i, testCase: _c, failureReason: _f, ...early } = promptfooResult();

  const EARLY_METRICS = { score: 2, testPassCount: 2, testFailCount: 0 };
  const early2 = (prompts: readonly object[]) => ({
    evalId: 'x',
    results: { version: 2, results: [early, early], table: { head: { prompts } } },
  });

  test('2 has no indices, and a table instead of prompts; its repeats are told by their order', async () => {
    const column = { raw: 'Say {{word}}', display: 'Say {{word}}', provider: 'weak', metrics: EARLY_METRICS };
    const run = await readPromptfooJson(await open(early2([column])), () => undefined);
    expect(run.columns).toMatchObject([{ provider: 'weak', passed: 2, tests: 2, score: 2 }]);
    expect(run.results[0]).toMatchObject({ testIdx: undefined, promptIdx: 0, model: 'weak' });
    const { series } = await readEvidence(promptfooReader, [run.path]);
    expect(series[0]?.outcomes.map(({ repeat }) => repeat)).toEqual(['1', '2']);
    expect(series[0]?.claims.map(({ name, value }) => [name, value])).toEqual([
      ['tests ÷ 2 repeats', 1],
      ['testPassCount ÷ tests', 1],
    ]);
  });

  test('2 with columns that share provider and prompt does not say which results are whose, and is refused', async () => {
    const column = { raw: 'Say {{word}}', provider: 'weak', metrics: EARLY_METRICS };
    const source = await open(early2([column, column]));
    const { message } = await faultOf(() => readPromptfooJson(source, () => undefined));
    expect(message).toContain('result 1: could belong to 2 columns of "weak" with the same prompt');
  });

  test('1 may have the summary alone, and the provider as text', async () => {
    const summary = {
      version: 1,
      results: [{ ...early, provider: 'openai:gpt-4', prompt: { raw: 'a', display: 'b' } }],
      stats: {},
    };
    const { results } = await readPromptfooJson(await open(summary), () => undefined);
    expect(results[0]).toMatchObject({ model: 'openai:gpt-4', prompt: 'b' });
  });

  test('that are not known are read alike, and said so', async () => {
    const notes: string[] = [];
    await readPromptfooJson(await open(promptfooFile([promptfooResult()], { version: 4 })), text => notes.push(text));
    expect(notes).toEqual(['results of version 4 were read as those of version 3']);
  });
});

describe('fields', () => {
  test('a provider is called by its label, or by its id where that is empty', async () => {
    expect((await readOne({ provider: { id: 'i', label: '' } }))?.model).toBe('i');
    expect((await readOne({ provider: { id: 'i', label: 'l' } }))?.model).toBe('l');
  });

  test('variables are those of the test, as text by name; empty ones and those of a conversation are left out', async () => {
    const vars = { b: 2, a: 'x', c: '', d: null, e: { f: [1] }, _conversation: ['z'], sessionId: 's' };
    expect([...((await readOne({ testCase: { vars }, vars: { q: 'other' } }))?.vars ?? [])]).toEqual([
      ['a', 'x'],
      ['b', '2'],
      ['e', '{"f":[1]}'],
    ]);
  });

  test('an output that is no text is its JSON', async () => {
    expect((await readOne({ response: { output: { a: 1 } } }))?.output).toBe('{"a":1}');
  });

  test('the header gives the task and the number of repeats', async () => {
    const file = promptfooFile(
      [promptfooResult()],
      {},
      { config: { description: ' My\n test ' }, runtimeOptions: { repeat: 3 } },
    );
    expect(await readPromptfooJson(await open(file), () => undefined)).toMatchObject({ task: 'My test', repeats: 3 });
  });

  test('a line of JSONL is named by its number', async () => {
    const path = scratch.write(
      'out.jsonl',
      `${JSON.stringify(promptfooResult())}\n\n${JSON.stringify(promptfooResult())}\n`,
    );
    const { results } = await readPromptfooJsonl(await openSource(path));
    expect(results.map(({ place }) => place)).toEqual([`${path}:1`, `${path}:3`]);
  });
});

import { CarryoverError } from '../../../core/errors.ts';
import type { Setup } from '../../../core/evidence.ts';
import { NUMBER_RULES } from '../../../core/number-rules.ts';
import type { Status } from '../../../core/predictions.ts';
import { quote } from '../../../core/quote.ts';
import type { Source } from '../../../tables/open-source.ts';
import { isObject, JsonFields } from '../../json-fields.ts';
import { statedSettings } from '../../short-setting.ts';
import { sourceRows } from '../source-rows.ts';
import { cleanVars, type PromptfooColumn, type PromptfooResult, type PromptfooRun } from './promptfoo-run.ts';

/** Why a result did not pass. */
const ERROR = 2;
const ASSERTION = 1;

const entriesOf = (value: unknown): readonly [string, unknown][] => (isObject(value) ? Object.entries(value) : []);

function providerOf(result: JsonFields): string {
  const provider = result.get('provider');
  if (typeof provider === 'string' && provider !== '') return provider;
  const fields = result.fields('provider');
  return fields.maybeText('label') || fields.text('id');
}

/** All assertions of a test, those in sets too. */
function assertionsOf(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).flatMap(assertion => [assertion, ...assertionsOf(assertion.assert)]);
}

/** Whether the test asks for a refusal, or for none: then one is an answer like any other. */
const gradesRefusals = (assertions: readonly Readonly<Record<string, unknown>>[]): boolean =>
  assertions.some(({ type }) => /refusal|guardrails/u.test(String(type)));

/**
 * An assertion that failed is an outcome; a call that failed is an error. A provider that gave no output, or marked what it gave as
 * a refusal, has refused, unless the test is about refusals.
 */
function statusOf(result: JsonFields, hasPassed: boolean, isRefusalGraded: boolean): Status {
  const reason = result.maybeNumber('failureReason');
  if (reason === ERROR) return 'errored';
  if (hasPassed) return 'scored';
  const isRefusal = isObject(result.get('response')) && result.fields('response').get('isRefusal') === true;
  if (isRefusal && !isRefusalGraded) return 'refused';
  if (reason === ASSERTION || result.has('gradingResult')) return 'scored';
  const error = result.get('error');
  if (error === 'No output') return 'refused';
  return error === undefined || error === '' ? 'scored' : 'errored';
}

function numberOf(value: unknown, rule: 'tokens_in' | 'cost_usd'): number | undefined {
  return typeof value === 'number' && NUMBER_RULES[rule].accepts(value) ? value : undefined;
}

function readUsage(result: JsonFields): Pick<PromptfooResult, 'tokensIn' | 'tokensOut' | 'costUsd' | 'output'> {
  const response = isObject(result.get('response')) ? result.fields('response') : undefined;
  const usage = response?.get('tokenUsage') ?? result.get('tokenUsage');
  const output = response?.get('output');
  return {
    tokensIn: isObject(usage) ? numberOf(usage.prompt, 'tokens_in') : undefined,
    tokensOut: isObject(usage) ? numberOf(usage.completion, 'tokens_in') : undefined,
    costUsd: numberOf(result.get('cost'), 'cost_usd'),
    output: typeof output === 'string' || output === undefined ? output : JSON.stringify(output),
  };
}

function readResult(result: JsonFields, place: string): PromptfooResult {
  const prompt = result.maybeFields('prompt');
  const testCase = result.maybeFields('testCase');
  const assertions = assertionsOf(testCase?.get('assert'));
  const hasPassed = result.maybeFlag('success');
  if (hasPassed === undefined) throw result.refuse('success', 'true or false');
  const named = entriesOf(result.get('namedScores')).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const metadata = testCase?.get('metadata') ?? result.get('metadata');
  return {
    place,
    testIdx: result.maybeCount('testIdx'),
    promptIdx: result.maybeCount('promptIdx'),
    model: providerOf(result),
    prompt: prompt?.maybeText('label') || prompt?.maybeText('display'),
    promptId: result.maybeText('promptId') || prompt?.maybeText('id'),
    vars: cleanVars(entriesOf(testCase?.get('vars') ?? result.get('vars'))),
    metadata: isObject(metadata) ? metadata : {},
    test: JSON.stringify([testCase?.get('description') ?? '', testCase?.get('assert') ?? []]),
    asked: prompt?.maybeText('raw'),
    status: statusOf(result, hasPassed, gradesRefusals(assertions)),
    hasPassed,
    score: result.maybeNumber('score'),
    namedScores: new Map(named),
    expectedScores: assertions.map(({ metric }) => metric).filter(metric => typeof metric === 'string'),
    isForSome: testCase?.has('providers') === true || testCase?.has('prompts') === true,
    ...readUsage(result),
  };
}

/** Of a provider's settings those that say how it answers; any other may be an account, an address or a secret, whatever its name. */
const DRAWS: readonly string[] = [
  ...['temperature', 'top_p', 'topP', 'top_k', 'topK', 'min_p', 'do_sample', 'best_of', 'reasoning_effort'],
  ...['max_tokens', 'maxTokens', 'max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'max_new_tokens'],
  ...['num_predict', 'num_ctx', 'stop', 'stop_sequences', 'stopSequences', 'repeat_penalty', 'repetition_penalty'],
  ...['frequency_penalty', 'frequencyPenalty', 'presence_penalty', 'presencePenalty', 'verbosity'],
];

/** The number a header states; undefined for what is none. */
const stated = (metrics: JsonFields | undefined, name: string): number | undefined => {
  const value = metrics?.get(name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** Settings of all columns, then those of one provider, known by its label or id where no two share it. */
function setupOf(file: JsonFields, provider: string | undefined): Setup {
  const config = isObject(file.get('config')) ? file.fields('config') : undefined;
  const providers = config?.get('providers');
  const own = (Array.isArray(providers) ? providers.filter(isObject) : []).filter(
    ({ label, id }) => provider !== undefined && (label || id) === provider,
  );
  const settings = own.length === 1 && isObject(own[0]?.config) ? own[0].config : {};
  const tests = config?.get('tests');
  const kept = Object.entries(settings).filter(([name, value]) => DRAWS.includes(name) && !isObject(value));
  return statedSettings({
    tests: typeof tests === 'string' ? tests : undefined,
    'promptfoo version': isObject(file.get('metadata')) ? file.fields('metadata').get('promptfooVersion') : undefined,
    ...Object.fromEntries(kept),
  });
}

function readColumn(prompt: JsonFields, file: JsonFields): PromptfooColumn {
  const metrics = prompt.maybeFields('metrics');
  const passed = stated(metrics, 'testPassCount');
  const failed = stated(metrics, 'testFailCount');
  const tests =
    passed === undefined || failed === undefined
      ? undefined
      : passed + failed + (stated(metrics, 'testErrorCount') ?? 0);
  return {
    provider: prompt.maybeText('provider'),
    label: prompt.maybeText('label') || prompt.maybeText('display'),
    raw: prompt.maybeText('raw'),
    passed,
    tests,
    score: stated(metrics, 'score'),
    setup: setupOf(file, prompt.maybeText('provider')),
  };
}

/**
 * Early results do not say which column they belong to: it is the one with their provider and prompt.
 * @throws CarryoverError where there are several
 */
function placeResult(result: PromptfooResult, columns: readonly PromptfooColumn[]): PromptfooResult {
  if (result.promptIdx !== undefined) return result;
  const { model, prompt, place } = result;
  const own = columns.filter(({ provider, label, raw }) => provider === model && (label ?? raw) === prompt);
  if (own.length > 1) {
    const found = `${place}: could belong to ${own.length} columns of ${quote(model)} with the same prompt; expected one.`;
    throw new CarryoverError('data-invalid', found, 'Give the providers labels, and export the evaluation again.');
  }
  return own[0] === undefined ? result : { ...result, promptIdx: columns.indexOf(own[0]) };
}

/** Versions whose schema is known; the first two have no prompts, but a table whose head lists them. */
const KNOWN_VERSIONS: readonly number[] = [1, 2, 3];

/**
 * Reads the JSON export, or the bare summary that the library returns: versions 1 to 3, and later ones as far as they are alike.
 * @param note tells of a version that is not known
 */
export async function readPromptfooJson(source: Source, note: (text: string) => void): Promise<PromptfooRun> {
  const { path } = source;
  const file = new JsonFields(await source.readJson(), path);
  const summary = isObject(file.get('results')) ? file.fields('results') : file;
  const version = summary.maybeNumber('version');
  if (version !== undefined && !KNOWN_VERSIONS.includes(version)) {
    note(`results of version ${version} were read as those of version ${KNOWN_VERSIONS.at(-1)}`);
  }
  const results = summary.list('results').map((value, at) => {
    const place = `${path}: result ${at + 1}`;
    return readResult(new JsonFields(value, place), place);
  });
  if (results.length === 0) {
    const hint = 'Check that the evaluation came to its end.';
    throw new CarryoverError('data-invalid', `${path}: has no results; expected one at least.`, hint);
  }
  const prompts = summary.has('prompts')
    ? summary.maybeObjects('prompts')
    : (summary.maybeFields('table')?.maybeFields('head')?.maybeObjects('prompts') ?? []);
  const columns = prompts.map(prompt => readColumn(prompt, file));
  const repeats = file.maybeFields('runtimeOptions')?.maybeCount('repeat');
  const task = file.maybeFields('config')?.get('description');
  return {
    path,
    task: typeof task === 'string' && task.trim() !== '' ? task.replaceAll(/\s+/g, ' ').trim() : undefined,
    repeats: repeats === 0 ? undefined : repeats,
    columns,
    results: results.map(result => placeResult(result, columns)),
  };
}

/** Reads the JSONL export: one result a line, no header. */
export async function readPromptfooJsonl(source: Source): Promise<PromptfooRun> {
  const { path } = source;
  const results: PromptfooResult[] = [];
  for await (const { columns, lines, rows } of sourceRows(source)) {
    for (const [row, cells] of rows.entries()) {
      const place = `${path}:${lines[row]}`;
      const value = Object.fromEntries(columns.map((name, at) => [name, cells[at]]));
      results.push(readResult(new JsonFields(value, place), place));
    }
  }
  return { path, task: undefined, repeats: undefined, columns: [], results };
}

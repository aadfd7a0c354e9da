import type { Facts } from '../../../core/evidence.ts';
import { quote } from '../../../core/quote.ts';
import { counted } from '../../counted.ts';
import type { EvidenceSink, NewOutcome } from '../../evidence-sink.ts';
import { columnKey, type NamedColumn, nameColumns } from './promptfoo-columns.ts';
import { findPromptfooTests, type PromptfooTest } from './promptfoo-items.ts';
import type { PromptfooResult, PromptfooRun } from './promptfoo-run.ts';

export const PROMPTFOO = 'promptfoo';

/** Of all answers, whether the test passed: the metric that the tool shows first. */
const PASS = 'pass';
const SCORE = 'score';

/** Longest answer that is kept. */
const MOST_OUTPUT = 200;

interface Metric {
  readonly name: string;
  /** Undefined where the answer has no such score. */
  readonly read: (result: PromptfooResult) => number | undefined;
  /** Whether a test without a value should have had one. */
  readonly isExpected: (test: PromptfooTest) => boolean;
}

/** What was asked: the variables that the prompt takes, so that it is the same for differently worded prompts. */
function askedText({ vars, prompt, asked }: PromptfooResult, raw: string | undefined): string | undefined {
  const names = [...(raw ?? prompt ?? '').matchAll(/\{\{-?\s*([A-Za-z_]\w*)/gu)].map(([, name = '']) => name);
  const texts = [...new Set(names)].map(name => vars.get(name)).filter(text => text !== undefined);
  return texts.length > 0 ? texts.join('\n') : asked;
}

function namedMetric(name: string): Metric {
  return {
    name: name === PASS || name === SCORE ? `${name} (named)` : name,
    read: ({ namedScores }) => namedScores.get(name),
    isExpected: ({ results }) =>
      results.some(({ namedScores, expectedScores }) => namedScores.has(name) || expectedScores.includes(name)),
  };
}

/** The measures of a run whose values are scores; the others are noted. */
function findMetrics({ path, results }: PromptfooRun, sink: EvidenceSink): readonly Metric[] {
  const names = new Set(results.flatMap(({ namedScores }) => [...namedScores.keys()]));
  const candidates: readonly Metric[] = [
    { name: SCORE, read: ({ score }) => score, isExpected: () => true },
    ...[...names].map(namedMetric),
  ];
  const inRange = candidates.filter(({ name, read }) => {
    const values = results.filter(({ status }) => status === 'scored').map(read);
    const outside = values.find(value => value !== undefined && !(value >= 0 && value <= 1));
    if (outside === undefined) return values.some(value => value !== undefined);
    sink.note(path, `metric ${quote(name)} was passed over: it has values outside 0 to 1, such as ${outside}`);
    return false;
  });
  const pass: Metric = { name: PASS, read: ({ hasPassed }) => (hasPassed ? 1 : 0), isExpected: () => true };
  return [pass, ...inRange];
}

/** Results by test and promptIdx: a retried run has some of them twice, and the last one counts. */
function dropRetried(run: PromptfooRun, sink: EvidenceSink): PromptfooRun {
  const last = new Map<string, PromptfooResult>();
  for (const [at, result] of run.results.entries()) {
    const { testIdx, promptIdx } = result;
    const hasIndex = testIdx !== undefined && promptIdx !== undefined;
    last.set(hasIndex ? `${testIdx} ${promptIdx}` : `at ${at}`, result);
  }
  const dropped = run.results.length - last.size;
  if (dropped > 0)
    sink.note(
      run.path,
      `${counted(dropped, 'result was', 'results were')} there again, with the same testIdx and promptIdx; the last ones count`,
    );
  return { ...run, results: [...last.values()] };
}

/** Writes the series of one run. */
class SeriesWriter {
  readonly #run: PromptfooRun;
  readonly #sink: EvidenceSink;
  readonly #tests: readonly PromptfooTest[];

  constructor(run: PromptfooRun, sink: EvidenceSink) {
    this.#run = run;
    this.#sink = sink;
    this.#tests = findPromptfooTests(run, columnKey);
  }

  write(column: NamedColumn, metric: Metric): void {
    const { path, task } = this.#run;
    const { setup } = this.#run.columns[column.promptIdx ?? -1] ?? {};
    const source = { path, format: PROMPTFOO, isPrimary: metric.name === PASS, setup };
    const facts = { model: column.model, task, method: column.method, metric: metric.name };
    const known = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Facts;
    for (const test of this.#tests) {
      const own = test.results.filter(result => columnKey(result) === column.key);
      const isMeasured = own.some(result => metric.read(result) !== undefined) || metric.isExpected(test);
      if (!isMeasured) continue;
      for (const result of own) this.#sink.add(source, known, this.#outcome(test, result, metric));
      if (own.length < test.repeats) this.#addMissing(test, own, outcome => this.#sink.add(source, known, outcome));
    }
    if (metric.name === PASS || metric.name === SCORE)
      this.#claim(column, metric, claim => this.#sink.claim(source, known, claim));
  }

  #outcome(test: PromptfooTest, result: PromptfooResult, metric: Metric): NewOutcome & { readonly place: string } {
    const value = result.status === 'scored' ? metric.read(result) : undefined;
    const status = result.status === 'scored' && value === undefined ? 'missing' : result.status;
    const { output, tokensIn, tokensOut, costUsd } = result;
    return {
      item: test.item,
      repeat: test.repeats > 1 ? String(test.repeatOf.get(result)) : undefined,
      status,
      score: value ?? 0,
      prediction: output !== undefined && output.length <= MOST_OUTPUT ? output || undefined : undefined,
      text: this.#text(result),
      tags: { ...result.metadata, ...Object.fromEntries(result.vars) },
      tokensIn,
      tokensOut,
      costUsd,
      place: result.place,
    };
  }

  #text(result: PromptfooResult): string | undefined {
    return askedText(result, this.#run.columns[result.promptIdx ?? -1]?.raw);
  }

  /** Runs of a test that other columns have and this one lacks; a test that is not for all columns lacks none. */
  #addMissing(
    { item, results, repeatOf, repeats }: PromptfooTest,
    own: readonly PromptfooResult[],
    add: (outcome: NewOutcome & { readonly place: string }) => void,
  ): void {
    if (results.some(({ isForSome }) => isForSome)) return;
    const text = this.#text(results[0] as PromptfooResult);
    const there = new Set(own.map(result => repeatOf.get(result)));
    for (let repeat = 1; repeat <= repeats; repeat++) {
      if (there.has(repeat)) continue;
      const place = `${this.#run.path}: item ${quote(item)}`;
      add({ item, repeat: repeats > 1 ? String(repeat) : undefined, status: 'missing', score: 0, text, place });
    }
  }

  /** The counts of the header: the tool takes answers without a score for failures with score 0. */
  #claim(
    { promptIdx }: NamedColumn,
    metric: Metric,
    claim: (claim: Parameters<EvidenceSink['claim']>[2]) => void,
  ): void {
    const header = this.#run.columns[promptIdx ?? -1];
    const { tests } = header ?? {};
    const sum = metric.name === PASS ? header?.passed : header?.score;
    if (tests === undefined || tests === 0 || sum === undefined) return;
    const repeats = this.#tests[0]?.repeats ?? 1;
    const isEven = this.#tests.every(test => test.repeats === repeats);
    const own = this.#run.results.filter(result => result.promptIdx === promptIdx);
    const hasCountedUnscored = own.some(result => result.status !== 'scored' && (metric.read(result) ?? 0) !== 0);
    if (!isEven || hasCountedUnscored) return;
    const name = metric.name === PASS ? 'testPassCount' : 'score';
    // Where a repeat is absent, the count of tests is no multiple of the items.
    if (tests % repeats === 0) {
      claim({ name: repeats > 1 ? `tests ÷ ${repeats} repeats` : 'tests', kind: 'items', value: tests / repeats });
    }
    claim({ name: `${name} ÷ tests`, kind: 'mean', value: sum / tests, unscoredAs: 0 });
  }
}

/**
 * Hands a run to the sink: a series per column and metric.
 * @param methodOf names the prompt of a result where there are several
 */
export function addPromptfooRun(
  run: PromptfooRun,
  methodOf: (result: PromptfooResult) => string | undefined,
  sink: EvidenceSink,
): void {
  const clean = dropRetried(run, sink);
  const columns = [...nameColumns(clean, methodOf).values()];
  const numbered = columns.filter(({ model }) => / #\d+$/u.test(model)).map(({ model }) => quote(model));
  if (numbered.length > 0) {
    const found = `providers that share their name and prompt were numbered: ${numbered.join(', ')}`;
    sink.note(run.path, `${found}; give them labels to tell them apart`);
  }
  const writer = new SeriesWriter(clean, sink);
  for (const metric of findMetrics(clean, sink)) for (const column of columns) writer.write(column, metric);
}

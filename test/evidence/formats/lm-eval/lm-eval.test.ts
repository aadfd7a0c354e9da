import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EvidenceSink } from '../../../../src/evidence/evidence-sink.ts';
import { lmEvalReader } from '../../../../src/evidence/formats/lm-eval/lm-eval.ts';
import { summarizeSeries } from '../../../../src/evidence/summarize-series.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { lmEvalResults, lmEvalSample, toJsonl } from '../../../support/lm-eval-files.ts';
import { memorySource } from '../../../support/memory-source.ts';
import { expectReadOrRefusal, FUZZ_RUNS, mutatedBytes, mutatedJson } from '../../../support/mutate-bytes.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';
import { hasSharedData, sharedData, titleWith } from '../../../support/shared-data.ts';

const { write, path } = scratchFolder();
const DATE = '2026-01-21T03-44-18.458309';

let folders = 0;

/** Writes files into a folder of their own; a value that is no text is written as JSON. */
function writeRun(files: Readonly<Record<string, unknown>>, folder = `run${++folders}`): string[] {
  return Object.entries(files).map(([name, content]) => {
    mkdirSync(dirname(path(join(folder, name))), { recursive: true });
    return write(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  });
}

const SAMPLES = toJsonl([1, 1, 0, 0].map((score, id) => lmEvalSample(id, score)));
const wholeRun = (changes = {}) => ({
  [`results_${DATE}.json`]: lmEvalResults(changes),
  [`samples_arith_${DATE}.jsonl`]: SAMPLES,
});
const readRun = async (files: Readonly<Record<string, unknown>>, cluster?: string) =>
  readEvidence(lmEvalReader, writeRun(files), { cluster });
const texts = (notes: readonly { text: string }[]) => notes.map(({ text }) => text).join('\n');

const LOGS = 'logs/lm_eval';
const filesIn = (folder: string): string[] =>
  readdirSync(sharedData(`${LOGS}/${folder}`)).map(name => sharedData(`${LOGS}/${folder}/${name}`));

describe.skipIf(!hasSharedData(LOGS))(titleWith('published files', LOGS), () => {
  test('all Pythia standard errors follow from the accuracy and one count per task', async () => {
    const files = filesIn('pythia_v03_results');
    const sink = await readEvidence(lmEvalReader, files);
    const claims = sink.series.flatMap(series => summarizeSeries(series).claims);
    const errors = claims.filter(({ name }) => /^acc(_norm)?_stderr$/.test(name));
    expect(errors.length).toBe(776);
    expect(errors.every(({ agrees }) => agrees === 'yes')).toBe(true);
    const counts = Map.groupBy(sink.series, ({ facts }) => facts.task);
    for (const [task, own] of counts) {
      const stated = own.flatMap(one => one.claims.filter(({ kind }) => kind === 'items').map(({ value }) => value));
      expect(new Set(stated).size, task).toBe(1);
    }
    const countOf = (task: string) => counts.get(task)?.[0]?.claims.find(({ kind }) => kind === 'items')?.value;
    expect(
      ['arc_challenge', 'arc_easy', 'piqa', 'sciq', 'winogrande', 'wsc', 'logiqa', 'lambada_openai'].map(countOf),
    ).toEqual([1172, 2376, 1838, 1000, 1267, 104, 651, 5153]);
    expect(countOf('hendrycksTest-anatomy')).toBe(135);
    expect(new Set(sink.series.map(({ facts }) => facts.model))).toEqual(
      new Set([
        '13B-global_step13000',
        '13B-global_step143000',
        '6.7B_new-global_step13000',
        '6.7B_new-global_step143000',
      ]),
    );
    expect(sink.series.every(({ outcomes }) => outcomes.length === 0)).toBe(true);
    expect(sink.series.some(({ facts }) => /perplexity|ppl|bits/.test(facts.metric ?? ''))).toBe(false);
    expect(texts(sink.notes)).toContain('results alone hold no comparison');
  });

  test('the standard error 0.0002828144 follows from p = 0.0004 and n = 5000', async () => {
    const sink = await readEvidence(lmEvalReader, filesIn('every_eval_ever'));
    const [cut, bare] = sink.series.map(summarizeSeries);
    expect(sink.series.length).toBe(2);
    expect(bare?.facts).toMatchObject({ task: 'math_rephrased_full', metric: 'exact_match', filter: 'none' });
    const error = bare?.claims.find(({ kind }) => kind === 'stderr');
    expect(error).toMatchObject({ name: 'exact_match_stderr', agrees: 'yes' });
    expect(error?.value.toFixed(10)).toBe('0.0002828144');
    expect(error?.found?.toFixed(10)).toBe('0.0002828144');
    expect(cut).toMatchObject({
      items: 10,
      facts: { model: 'RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1' },
    });
    expect(cut?.claims.find(({ kind }) => kind === 'items')).toMatchObject({ value: 5000, found: 10, agrees: 'no' });
    expect(cut?.claims.find(({ kind }) => kind === 'mean')?.agrees).toBe('cannot be checked');
  });
});

describe('samples with their results', () => {
  test('one series with the model of the results file, and numbers that agree', async () => {
    const sink = await readRun(wholeRun());
    expect(sink.series.length).toBe(1);
    const [series] = sink.series;
    expect(series?.facts).toEqual({
      model: 'org/small',
      task: 'arith',
      metric: 'exact_match',
      filter: 'none',
      seed: '1234',
    });
    expect(series?.outcomes.map(({ item, score, status, label }) => [item, score, status, label])).toEqual([
      ['0', 1, 'scored', '1'],
      ['1', 1, 'scored', '2'],
      ['2', 0, 'scored', '3'],
      ['3', 0, 'scored', '4'],
    ]);
    expect(summarizeSeries(series!).claims.map(({ name, agrees }) => [name, agrees])).toEqual([
      ['n-samples', 'yes'],
      ['exact_match', 'yes'],
      ['exact_match_stderr', 'yes'],
    ]);
    expect(sink.notes).toEqual([]);
  });

  test('every filter and every metric is a series of its own', async () => {
    const results = {
      arith: {
        'exact_match,strict-match': 0.5,
        'exact_match_stderr,strict-match': 0.28867513459481287,
        'exact_match,flexible-extract': 1,
        'exact_match_stderr,flexible-extract': 0,
        'acc_norm,strict-match': 0.25,
      },
    };
    const metrics = ['exact_match', 'acc_norm'];
    const samples = ['strict-match', 'flexible-extract'].flatMap(filter =>
      [0, 1, 2, 3].map(id =>
        lmEvalSample(id, filter === 'strict-match' ? id % 2 : 1, { filter, metrics, acc_norm: id === 0 }),
      ),
    );
    const sink = await readRun({ ...wholeRun({ results }), [`samples_arith_${DATE}.jsonl`]: toJsonl(samples) });
    const shown = sink.series.map(one => {
      const { items, mean, claims } = summarizeSeries(one);
      return [one.facts.metric, one.facts.filter, items, mean, claims.every(({ agrees }) => agrees === 'yes')];
    });
    expect(shown).toEqual([
      ['exact_match', 'strict-match', 4, 0.5, true],
      ['acc_norm', 'strict-match', 4, 0.25, true],
      ['exact_match', 'flexible-extract', 4, 1, true],
      ['acc_norm', 'flexible-extract', 4, 0.25, true],
    ]);
  });

  test('files of several runs in one folder go by their date', async () => {
    const later = '2026-02-01T00-00-00';
    const sink = await readRun({
      ...wholeRun(),
      [`results_${later}.json`]: lmEvalResults({ model_name: 'org/large' }),
      [`samples_arith_${later}.jsonl`]: toJsonl([1, 1, 1, 0].map((score, id) => lmEvalSample(id, score))),
    });
    expect(sink.series.map(one => [one.facts.model, summarizeSeries(one).mean])).toEqual([
      ['org/small', 0.5],
      ['org/large', 0.75],
    ]);
  });

  test('before 0.4.3: a JSON list beside results.json, filters and metrics not named in the samples', async () => {
    const results = {
      arith: { 'acc,strict': 0.5, 'acc_stderr,strict': 'N/A', 'acc,loose': 1, 'acc_stderr,loose': 'N/A' },
    };
    const old = (id: number, acc: number) => {
      const { filter: _, metrics: __, exact_match: ___, doc_hash: ____, ...rest } = lmEvalSample(id, 0);
      return { ...rest, acc };
    };
    const samples = [old(0, 1), old(1, 0), old(0, 1), old(1, 1)];
    const { 'n-samples': _, model_name: __, ...aggregated } = lmEvalResults({ results });
    const sink = await readRun({
      'results.json': aggregated,
      'pretrained__org__small,dtype__float16_arith.jsonl': samples,
    });
    expect(sink.series.map(one => [one.facts.model, one.facts.filter, summarizeSeries(one).mean])).toEqual([
      ['org/small', 'strict', 0.5],
      ['org/small', 'loose', 1],
    ]);
    expect(sink.series.flatMap(one => summarizeSeries(one).claims.map(({ kind, agrees }) => [kind, agrees]))).toEqual([
      ['mean', 'yes'],
      ['mean', 'yes'],
    ]);
  });

  test('version 0.3: what --write_out left, with its values as text', async () => {
    const written = (id: number, acc: string, norm: string) => ({
      doc_id: id,
      prompt_0: `Question: ${id}`,
      logit_0: -1.5,
      truth: 'yes',
      acc,
      acc_norm: norm,
    });
    const results = { piqa: { acc: 0.5, acc_stderr: 0.5, acc_norm: 1, acc_norm_stderr: 0 } };
    const sink = await readRun({
      'small.json': { results, versions: { piqa: 0 }, config: { model: 'gpt2', model_args: 'pretrained=x/a' } },
      'piqa_write_out_info.json': [written(0, '1.0', 'True'), written(1, '0.0', 'True')],
    });
    expect(
      sink.series.map(one => [one.facts.model, one.facts.task, one.facts.metric, summarizeSeries(one).mean]),
    ).toEqual([
      ['x/a', 'piqa', 'acc', 0.5],
      ['x/a', 'piqa', 'acc_norm', 1],
    ]);
    expect(sink.series[0]?.outcomes.map(({ item, label }) => [item, label])).toEqual([
      ['0', 'yes'],
      ['1', 'yes'],
    ]);
    expect(summarizeSeries(sink.series[0]!).claims.every(({ agrees }) => agrees === 'yes')).toBe(true);
    const [alone] = writeRun({ 'boolq_write_out_info.json': [written(0, '1.0', 'nan')] });
    expect(await recognizesFile(lmEvalReader, alone!)).toBe(true);
    const bare = await readEvidence(lmEvalReader, [alone!]);
    expect(bare.series.map(({ facts }) => [facts.task, facts.metric])).toEqual([['boolq', 'acc']]);
  });

  test('samples inside the results of the Python interface', async () => {
    const sink = await readRun({
      'mine.json': lmEvalResults({ samples: { arith: [lmEvalSample(0, 1), lmEvalSample(1, 0)] } }),
    });
    expect(sink.series.map(({ outcomes }) => outcomes.length)).toEqual([2]);
  });

  test('several answers to one document are one outcome, as the filter made one score of them', async () => {
    const samples = [0, 1].map(id => lmEvalSample(id, 1, { resps: [['a', 'b', 'a']], filtered_resps: ['a'] }));
    const sink = await readRun({ ...wholeRun(), [`samples_arith_${DATE}.jsonl`]: toJsonl(samples) });
    expect(sink.series[0]?.outcomes.map(({ item, repeat }) => [item, repeat])).toEqual([
      ['0', undefined],
      ['1', undefined],
    ]);
  });

  test('fields of the document can name clusters', async () => {
    const sink = await readRun(wholeRun(), 'subject');
    expect(sink.series[0]?.outcomes.map(({ cluster }) => cluster)).toEqual(['even', 'odd', 'even', 'odd']);
  });

  test('a sample without a value is errored, not zero', async () => {
    const samples = [
      lmEvalSample(0, 1),
      lmEvalSample(1, null),
      `{"doc_id":2,"doc":{},"metrics":["exact_match"],"resps":[],"exact_match":NaN}`,
    ];
    const lines = samples.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
    const sink = await readRun({ ...wholeRun(), [`samples_arith_${DATE}.jsonl`]: lines });
    expect(sink.series[0]?.outcomes.map(({ status }) => status)).toEqual(['scored', 'errored', 'errored']);
    expect(texts(sink.notes)).toContain('2 of 3 samples have no value of metric "exact_match": errored');
  });
});

describe('what holds no outcomes', () => {
  test('samples alone: the folder names the model', async () => {
    const [file] = writeRun({ [`samples_arith_${DATE}.jsonl`]: SAMPLES }, 'org__model');
    const sink = await readEvidence(lmEvalReader, [file!]);
    expect(sink.series[0]?.facts).toEqual({
      model: 'org__model',
      task: 'arith',
      metric: 'exact_match',
      filter: 'none',
    });
    expect(texts(sink.notes)).toContain('taken to be "org__model", after the folder');
  });

  test('samples of another date take the model of their folder, and no numbers', async () => {
    const sink = await readRun({
      [`results_${DATE}.json`]: lmEvalResults(),
      'samples_arith_2025-01-01T00-00-00.1.jsonl': SAMPLES,
    });
    const own = sink.series.find(({ outcomes }) => outcomes.length > 0);
    expect(own?.facts.model).toBe('org/small');
    expect(own?.claims).toEqual([]);
    expect(texts(sink.notes)).toContain('no results file of the same run');
  });

  test.each([
    ['lists', [0.1, true], 'it is no single number in'],
    ['numbers above 1', 37.5, 'it is 37.5 in'],
    ['texts', 'yes', 'it is no single number in'],
  ])('a metric of %s is passed over with a note', async (_, value, why) => {
    const samples = [
      lmEvalSample(0, 1, { metrics: ['exact_match', 'odd'], odd: 0.5 }),
      lmEvalSample(1, 1, { metrics: ['exact_match', 'odd'], odd: value }),
    ];
    const sink = await readRun({ ...wholeRun(), [`samples_arith_${DATE}.jsonl`]: toJsonl(samples) });
    expect(sink.series.map(({ facts }) => facts.metric)).toEqual(['exact_match']);
    expect(texts(sink.notes)).toContain(`metric "odd" is passed over: ${why}`);
  });

  test('a metric of which less is better is passed over', async () => {
    const sink = await readRun(wholeRun({ higher_is_better: { arith: { exact_match: false } } }));
    expect(sink.series).toEqual([]);
    expect(texts(sink.notes)).toContain('lower values of it are better');
  });

  test('groups are no tasks', async () => {
    const results = { all: { 'exact_match,none': 0.5, alias: 'all' }, ...(lmEvalResults().results as object) };
    const sink = await readRun(
      wholeRun({ results, groups: { all: {} }, group_subtasks: { all: ['arith'], arith: [] } }),
    );
    expect(sink.series.map(({ facts }) => facts.task)).toEqual(['arith']);
    expect(texts(sink.notes)).toContain('groups are left out, being their tasks taken together: all');
  });

  test('an empty log says so', async () => {
    const sink = await readRun({ 'mine.json': lmEvalResults({ samples: { arith: [] } }) });
    expect(texts(sink.notes)).toContain('holds no samples');
  });
});

describe('telling runs apart', () => {
  const twice = (first: object, second: object) =>
    readRun({
      [`a/results_${DATE}.json`]: lmEvalResults({ ...first }),
      [`a/samples_arith_${DATE}.jsonl`]: SAMPLES,
      [`b/results_${DATE}.json`]: lmEvalResults({ ...second }),
      [`b/samples_arith_${DATE}.jsonl`]: SAMPLES,
    });
  const config = (model_args: unknown, more = {}) => ({ config: { model: 'hf', model_args, torch_seed: 1, ...more } });

  test('by revision and quantization, where they differ', async () => {
    const sink = await twice(
      config('pretrained=org/small,revision=step1,device=cuda:0'),
      config({ pretrained: 'org/small', revision: 'step2', load_in_4bit: true }),
    );
    expect(sink.series.map(({ facts }) => [facts.model, facts.method])).toEqual([
      ['org/small (revision=step1)', undefined],
      ['org/small (load_in_4bit=true, revision=step2)', undefined],
    ]);
  });

  test('by examples shown, chat template and generation settings, as methods', async () => {
    const sink = await twice(
      { 'n-shot': { arith: 5 } },
      {
        chat_template: '{{ x }}',
        ...config('pretrained=org/small,dtype=float16', { gen_kwargs: { temperature: 0.7, seed: 3 } }),
      },
    );
    expect(sink.series.map(({ facts }) => [facts.model, facts.method, facts.seed])).toEqual([
      ['org/small', '5-shot', '1234'],
      ['org/small', '0-shot, chat template, temperature=0.7', '3'],
    ]);
  });

  test('documents that differ under one number are noticed', async () => {
    const samples = [lmEvalSample(0, 1), lmEvalSample(1, 1, { doc: { question: 'another' } })];
    const sink = await readRun({
      ...wholeRun(),
      [`results_x_${DATE}1.json`]: lmEvalResults({ model_name: 'org/large' }),
      [`samples_arith_${DATE}1.jsonl`]: toJsonl(samples),
    });
    expect(texts(sink.notes)).toContain('1 of 2 documents of arith are not those that');
  });
});

test('version 0.3: counts come from mean and standard error, or from other files where these give none', async () => {
  const old = (acc: number, stderr: number, pretrained: string) => ({
    results: { piqa: { acc, acc_stderr: stderr }, wikitext: { bits_per_byte: 0.8 } },
    versions: { piqa: 0, wikitext: 0 },
    config: { model: 'gpt2', model_args: `pretrained=${pretrained}`, num_fewshot: 0, limit: null },
  });
  const sink = await readRun({ 'a.json': old(0.75, Math.sqrt((0.75 * 0.25) / 99), 'x/a'), 'b.json': old(1, 0, 'x/b') });
  expect(sink.series.map(one => [one.facts.model, one.facts.metric, one.facts.filter])).toEqual([
    ['x/a', 'acc', undefined],
    ['x/b', 'acc', undefined],
  ]);
  for (const one of sink.series) {
    const claims = summarizeSeries(one).claims;
    expect(claims.map(({ kind, value }) => kind === 'items' && value)).toContain(100);
    expect(claims.find(({ kind }) => kind === 'stderr')?.agrees).toBe('yes');
  }
  expect(texts(sink.notes)).toContain(
    'metric "bits_per_byte" of wikitext is passed over: lower values of it are better',
  );
});

test('a standard error that cannot be is seen', async () => {
  const results = { arith: { 'exact_match,none': 0.5, 'exact_match_stderr,none': 0.4 } };
  const sink = await readRun({ 'results.json': lmEvalResults({ results }) });
  expect(summarizeSeries(sink.series[0]!).claims.find(({ kind }) => kind === 'stderr')?.agrees).toBe('no');
});

describe('recognises by content', () => {
  test.each([
    ['results.json of 0.4', lmEvalResults(), true],
    ['results of 0.3', { results: { piqa: { acc: 0.5, acc_stderr: 0.1 } }, versions: {}, config: {} }, true],
    ['samples', SAMPLES, true],
    ['a list of samples', [lmEvalSample(0, 1)], true],
    ['an Inspect log', { version: 2, status: 'success', eval: {}, results: { total_samples: 3, scores: [] } }, false],
    ['promptfoo results', { evalId: 'x', results: { version: 3, results: [], prompts: [] } }, false],
    [
      'LightEval results',
      { config_general: { model_name: 'x' }, results: { 'a|0': { acc: 0.5, acc_stderr: 0.1 } } },
      false,
    ],
    [
      'results behind other keys',
      { config: { model: 'hf', model_args: 'x' }, results: { a: { 'acc,none': 1 } } },
      true,
    ],
    ['a predictions table', 'domain,rung,arm,seed,item,score\n', false],
    ['a list of numbers', [1, 2], false],
    ['nothing', '', false],
  ])('%s', async (_, content, expected) => {
    const [file] = writeRun({ 'x.any': content });
    expect(await recognizesFile(lmEvalReader, file!)).toBe(expected);
  });

  test('a first record of which the head shows the start only', async () => {
    const [file] = writeRun({ 'x.jsonl': toJsonl([lmEvalSample(0, 1, { doc: { text: 'x'.repeat(200_000) } })]) });
    expect(await recognizesFile(lmEvalReader, file!)).toBe(true);
  });
});

describe('bad files', () => {
  test.each([
    ['no object in results', { results: { arith: 3 } }, 'results.arith is 3; expected an object'],
    ['a model that is no text', { model_name: 7 }, 'model_name is 7; expected text'],
    ['a count that is none', { 'n-samples': { arith: { effective: -1 } } }, '["n-samples"]'],
  ])('%s', async (_, changes, message) => {
    const fault = await faultOf(() => readRun(wholeRun(changes)));
    expect(fault.code).toBe('data-invalid');
    if (!message.startsWith('[')) expect(fault.message).toContain(message);
    expect(fault.message).toContain(`results_${DATE}.json`);
  });

  test.each([
    [
      'a record that is no object',
      `${JSON.stringify(lmEvalSample(0, 1))}\n[1]\n`,
      '.jsonl:2: is [1]; expected an object.',
    ],
    ['a record without doc_id', `${JSON.stringify(lmEvalSample(0, 1))}\n{"doc":{}}\n`, '.jsonl:2: has no doc_id'],
    ['a cut line', `${JSON.stringify(lmEvalSample(0, 1))}\n{"doc_id":1,"do`, '.jsonl:2:'],
    ['a document twice', toJsonl([lmEvalSample(0, 1), lmEvalSample(0, 1)]), 'item "0" was there before'],
  ])('%s', async (_, samples, message) => {
    const fault = await faultOf(() => readRun({ ...wholeRun(), [`samples_arith_${DATE}.jsonl`]: samples }));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
  });

  test('a broken file of a folder is listed, and the others are read', async () => {
    const files = writeRun({ ...wholeRun(), [`samples_other_${DATE}.jsonl`]: `${SAMPLES}{"doc_id":` });
    const sink = await readEvidence(lmEvalReader, files, { isOptional: () => true });
    expect(sink.excluded.length).toBe(1);
    expect(sink.series.map(({ outcomes }) => outcomes.length)).toEqual([4]);
  });
});

describe('any damage ends in a reading or a refusal', () => {
  const whole = JSON.stringify(lmEvalResults());
  const readBoth = async (results: string | Uint8Array, samples: string | Uint8Array) =>
    lmEvalReader.read(
      [memorySource(`run/results_${DATE}.json`, results), memorySource(`run/samples_arith_${DATE}.jsonl`, samples)],
      new EvidenceSink(),
    );

  test('of bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutatedBytes(Buffer.from(whole)),
        mutatedBytes(Buffer.from(SAMPLES)),
        async (results, samples) => {
          await expectReadOrRefusal(() => readBoth(results, SAMPLES));
          await expectReadOrRefusal(() => readBoth(whole, samples));
        },
      ),
      { numRuns: FUZZ_RUNS },
    );
  });

  test('of values', async () => {
    const records = [1, 0].map((score, id) => lmEvalSample(id, score));
    await fc.assert(
      fc.asyncProperty(mutatedJson(lmEvalResults()), mutatedJson(records), async (results, samples) => {
        const lines = Array.isArray(samples) ? toJsonl(samples) : (JSON.stringify(samples) ?? '');
        await expectReadOrRefusal(() => readBoth(JSON.stringify(results) ?? '', lines));
        await expectReadOrRefusal(() => readBoth(whole, lines));
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

test('the set-up is what a results file says of its tasks: examples shown, data, generation, prompts, versions', async () => {
  const sink = await readRun(
    wholeRun({
      'n-shot': { arith: 5 },
      versions: { arith: 3 },
      git_hash: 'abc',
      chat_template: 'x',
      config: { model_args: 'pretrained=m', gen_kwargs: 'temperature=0.5', limit: 100 },
      configs: {
        arith: {
          dataset_path: 'lab/sums',
          dataset_name: 'easy',
          generation_kwargs: { temperature: 0, max_gen_toks: 9 },
        },
      },
    }),
  );
  expect(sink.series[0]?.setup).toEqual({
    'few-shot': '5',
    dataset: 'lab/sums/easy',
    'task version': '3',
    temperature: '0.5',
    max_gen_toks: '9',
    'chat template': 'applied',
    limit: '100',
    'git hash': 'abc',
  });
});

describe('samples that are there and broken', () => {
  test.each([
    ['a line twice', `${SAMPLES}${SAMPLES.split('\n')[0]}\n`, /^line 5: item "0" was there before/],
    [
      'a line cut off',
      SAMPLES.slice(0, -20),
      /^line 4, column \d+: .* Check that whatever wrote the file came to its end\.$/,
    ],
  ])('%s: the run is not said to have summaries only', async (_what, samples, why) => {
    const [results, name] = [`results_${DATE}.json`, `samples_arith_${DATE}.jsonl`];
    const paths = writeRun({ [results]: lmEvalResults(), [name]: samples });
    const sink = await readEvidence(lmEvalReader, paths, { isOptional: () => true });
    expect(sink.excluded.map(({ text }) => text)).toEqual([expect.stringMatching(why)]);
    expect(texts(sink.notes)).toBe(
      `its samples of arith are broken and were left out: mend ${paths[1]}, or let lm_eval run again`,
    );
    expect(sink.series.map(({ outcomes }) => outcomes.length)).toEqual([0]);
  });
});

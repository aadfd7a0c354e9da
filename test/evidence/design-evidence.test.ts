import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts, Series } from '../../src/core/evidence.ts';
import { silentProgress } from '../../src/core/ports.ts';
import type { Predictions } from '../../src/core/predictions.ts';
import type { Collected } from '../../src/evidence/collect-evidence.ts';
import { type DesignEvidenceRequest, designEvidence } from '../../src/evidence/design-evidence.ts';
import { nameSeries } from '../../src/evidence/name-series.ts';
import { openSource } from '../../src/tables/open-source.ts';
import { faultOf } from '../support/fault-of.ts';
import { type Sketch, seriesOf } from '../support/series.ts';
import { testFolder } from '../support/test-folder.ts';
import { UNCHOSEN } from '../support/unchosen.ts';

const collected = (series: readonly Series[], more: Partial<Collected> = {}): Collected => ({
  tables: [],
  limits: {},
  series,
  inputs: [],
  formats: [],
  notes: [],
  excluded: [],
  ...more,
});
const design = (
  series: readonly Series[],
  request: Partial<DesignEvidenceRequest> = {},
  more: Partial<Collected> = {},
) => designEvidence(collected(series, more), { ...UNCHOSEN, ...request }, silentProgress);
const of = (outcomes: readonly Sketch[], facts: Facts, path = 'x') => seriesOf(outcomes, { facts, path });

/** "rung domain arm seed item cluster" of every row. */
function rowsOf({ rows, keys, labels: { cluster } }: Predictions): readonly string[] {
  const { domain, rung, arm, seed, item } = keys;
  return Array.from({ length: rows }, (_, row) => {
    const names = [rung, domain, arm, seed, item].map(column => column.labels[column.codes[row] as number]);
    const group = cluster === undefined ? -1 : (cluster.codes[row] as number);
    return [...names, ...(group === -1 ? [] : [cluster?.labels[group]])].join(' ');
  });
}

describe('the table', () => {
  test('holds every series in its place; what no rule fits is listed, and so is a rule that fits nothing', async () => {
    const series = ['6b_ft', '6b_ver', 'tora'].map(model => of(['i'], { model }));
    const { predictions, excluded, notes, rules } = await design(series, {
      arm: ['model=~_ft$:baseline', 'model=~_ver$:candidate', 'model=~_typo$:other'],
      rung: ['model=~^(\\d+b)_:$1'],
    });
    expect(rowsOf(predictions)).toEqual(['6b all items baseline 1 i', '6b all items candidate 1 i']);
    expect(excluded).toEqual([{ path: nameSeries(series[2] as Series), text: 'no --rung rule fits' }]);
    expect(notes).toEqual([{ path: '--arm model=~_typo$:other', text: 'names nothing: no result fits it' }]);
    expect(rules?.domain).toBe('task (default)');
  });

  test('has the rungs in the order of their rules, then by name, whatever the order of files', async () => {
    const series = ['175b', '6b', '70b', 'huge'].map(rung => of(['i'], { model: `${rung}-x`, method: 'a' }, rung));
    const rung = ['model=~^huge:0', 'model=~^(.*)-x:$1'];
    const { predictions } = await design(series.toReversed(), { rung });
    expect(predictions.keys.rung.labels).toEqual(['0', '6b', '70b', '175b']);
  });

  test('joins predictions tables and results of other tools', async () => {
    const path = join(testFolder(), 't.csv');
    writeFileSync(path, 'domain,rung,arm,seed,item,score\nall,all,base,1,i,0\n');
    const { predictions, inputs } = await design([of(['i'], { model: 'm' })], {}, { tables: [await openSource(path)] });
    expect(rowsOf(predictions)).toEqual(['all all base 1 i', 'one rung all items m 1 i']);
    expect(inputs.map(input => input.path)).toEqual([path]);
  });
});

describe('what would give a wrong verdict', () => {
  const ITEMS = ['0', '1'];
  const arms = (facts: (arm: string) => readonly [Facts, readonly Sketch[]][]) =>
    ['a', 'b'].flatMap(arm => facts(arm).map(([own, items], at) => of(items, { model: arm, ...own }, `${arm}${at}`)));

  test('two tasks with equal ids in one domain stay different items', async () => {
    const series = arms(() => [
      [{ task: 't' }, ITEMS],
      [{ task: 'u' }, ITEMS],
    ]);
    const { predictions } = await design(series, { domain: ['task=~.:all'] });
    expect(new Set(predictions.keys.item.labels)).toEqual(new Set(['t/0', 't/1', 'u/0', 'u/1']));
    expect(predictions.keys.seed.labels).toEqual(['1']);
    expect(new Set((await design(series)).predictions.keys.domain.labels)).toEqual(new Set(['t', 'u']));
  });

  test('two models that a rule puts into one arm are no seeds of it', async () => {
    const series = ['6b_ft', '175b_ft', '6b_ver'].map(model => of(ITEMS, { model }));
    const fault = await faultOf(() => design(series, { arm: ['model=~_ft:baseline', 'model=~_ver:candidate'] }));
    expect(fault).toMatchObject({
      code: 'usage',
      message: expect.stringContaining('more than one model: "6b_ft", "175b_ft"'),
    });
  });

  test('a run that was repeated does not pair with the one run of another arm', async () => {
    const series = [...arms(() => [[{ task: 't' }, ITEMS]]), of(ITEMS, { model: 'a', task: 't' }, 'again')];
    const { predictions } = await design(series);
    expect(predictions.keys.seed.labels).toEqual(['a 1', 'a 2', '1']);
  });

  test('arms that are measured by different metrics are noted', async () => {
    const series = [of(ITEMS, { task: 't', metric: 'acc' }), of(ITEMS, { task: 'u', metric: 'f1' })];
    const { notes } = await design(series, { arm: ['task'], domain: ['task=~.:all'] });
    expect(notes).toEqual([{ path: 'domain all', text: 'arms are measured by different metrics: t by acc, u by f1' }]);
    const same = ['t', 'u'].map(task => of(ITEMS, { task, metric: 'acc' }));
    expect((await design(same, { arm: ['task'], domain: ['task=~.:all'] })).notes).toEqual([]);
  });

  test('ids that are mixed up are refused, and pair by content', async () => {
    const asked = (order: readonly string[]) => order.map((text, at): Sketch => ({ item: String(at), text }));
    const series = [of(asked(['p', 'q']), { model: 'a' }), of(asked(['q', 'p']), { model: 'b' })];
    expect((await faultOf(() => design(series))).hint).toContain('--pair-by content');
    const { predictions } = await design(series, { pairBy: 'content' });
    expect(predictions.keys.item.labels).toHaveLength(2);
  });

  test('an item whose cluster differs between arms is refused', async () => {
    const series = ['a', 'b'].map(model => of([{ item: 'i', cluster: model }], { model }));
    expect((await faultOf(() => design(series))).message).toContain('cluster of item "i" is "b", but "a"');
  });

  test('items with one prompt are one cluster, unless that is declined', async () => {
    const twins: Sketch[] = [
      { item: '1', text: 'p' },
      { item: '2', text: 'p' },
    ];
    const series = [of(twins, { model: 'a' })];
    const { predictions, notes } = await design(series);
    expect(rowsOf(predictions)).toEqual([
      'one rung all items a 1 1 prompt of 1',
      'one rung all items a 1 2 prompt of 1',
    ]);
    expect(notes[0]?.text).toContain('2 items share their exact prompt');
    expect(rowsOf((await design(series, { cluster: 'none' })).predictions)).toEqual([
      'one rung all items a 1 1',
      'one rung all items a 1 2',
    ]);
  });
});

describe('seeds are said to be repeats of one model', () => {
  const twice = ['x', 'y'].map(path => of(['i'], { model: 'm', task: 't' }, path));
  const repeated = [
    of(
      [
        { item: 'i', repeat: '1' },
        { item: 'i', repeat: '2' },
      ],
      { model: 'm' },
    ),
  ];

  test('where runs or answers came several times, not where the user names the runs or each came once', async () => {
    expect((await design(twice)).seedsAreRepeats).toBe(true);
    expect((await design(repeated, { repeats: 'seeds' })).seedsAreRepeats).toBe(true);
    expect((await design(repeated)).seedsAreRepeats).toBe(false);
    expect((await design(twice.slice(1))).seedsAreRepeats).toBe(false);
    const models = ['ft-1', 'ft-2'].map(model => of(['i'], { model }, model));
    const rules = { arm: ['model=~^ft:candidate'], run: ['model'] };
    expect((await design(models, rules)).seedsAreRepeats).toBe(false);
  });
});

describe('repeated answers', () => {
  const epochs = (arm: string, seed: string) =>
    of(
      ['1', '2', '3'].flatMap(repeat => ['i', 'j'].map(item => ({ item, repeat, score: repeat === '1' ? 1 : 0 }))),
      { model: arm, seed },
      `${arm}-${seed}`,
    );

  test('are one outcome each, so that seeds stay seeds and pair by their names', async () => {
    const { predictions, notes } = await design([
      epochs('a', '7'),
      epochs('a', '8'),
      epochs('b', '7'),
      epochs('b', '8'),
    ]);
    expect(predictions.keys.seed.labels.toSorted()).toEqual(['7', '8']);
    expect(predictions.rows).toBe(8);
    expect([...predictions.score]).toEqual(new Array(8).fill(1 / 3));
    expect(notes).toContainEqual({
      path: 'all files',
      text: expect.stringMatching(/^up to 3 answers to an item in 4 of 4/),
    });
  });
});

describe('the order of rungs', () => {
  const ladder = (names: readonly string[]) => names.map(name => of(['i'], { model: name }, name));
  const design3 = (names: readonly string[], rung: readonly string[]) =>
    design(ladder(names), { rung, arm: ['model=~.*:a'] });

  test('follows the sizes in their names, with their units', async () => {
    const { predictions, isOrdered } = await design3(['opt-13b', 'opt-125m', 'opt-1.3b', 'opt-350m'], ['model']);
    expect([predictions.keys.rung.labels, isOrdered]).toEqual([['opt-125m', 'opt-350m', 'opt-1.3b', 'opt-13b'], true]);
  });

  test('or that of the rules; else nothing tells it', async () => {
    const names = ['gpt-4o', 'gpt-3.5-turbo', 'gpt-4o-mini'];
    expect((await design3(names, ['model'])).isOrdered).toBe(false);
    const rules = ['model=gpt-3.5-turbo:x', 'model=gpt-4o-mini:y', 'model=gpt-4o:z'];
    const { predictions, isOrdered } = await design3(names, rules);
    expect([predictions.keys.rung.labels, isOrdered]).toEqual([['x', 'y', 'z'], true]);
  });
});

test('rules that leave nothing are told by what they leave out', async () => {
  const { message } = await faultOf(() => design([of(['i'], { model: 'm' }, 'f')], { rung: ['model=other:x'] }));
  expect(message).toMatch(/All 1 results are left out, the first because no --rung rule fits: f: of m/);
});

describe('rules that nothing would obey', () => {
  test.each([
    ['--arm', { arm: ['model'] }],
    ['--run', { run: ['seed'] }],
    ['--metric', { metrics: ['acc'] }],
    ['--pair-by', { pairBy: 'content' as const }],
  ])('%s is refused where all files are predictions tables', async (flag, request) => {
    const path = join(testFolder(), 't.csv');
    writeFileSync(path, 'domain,rung,arm,seed,item,score\nd,r,a,1,i,0\n');
    const fault = await faultOf(async () => design([], request, { tables: [await openSource(path)] }));
    expect(fault).toMatchObject({ code: 'usage', message: expect.stringContaining(`${flag} was given`) });
  });
});

describe('nothing to compare', () => {
  test('is said with the reason', async () => {
    const summary = of([], { model: 'm' });
    expect((await faultOf(() => design([summary]))).message).toContain('hold summaries only');
    const excluded = [{ path: 'a', text: 'is empty' }];
    const fault = await faultOf(() => design([], {}, { excluded }));
    expect(fault.message).toBe('No file holds results (1 left out, the first: a: is empty).');
  });

  test('an empty folder that was named is refused', async () => {
    expect((await faultOf(() => design([]))).message).toBe('No file holds results.');
  });
});

const fact = (...values: readonly string[]) => fc.constantFrom(...values, undefined);
const anySeries = fc
  .record({
    facts: fc.record({
      model: fact('m1', 'm2'),
      task: fact('t', 'u'),
      method: fact('cot'),
      seed: fact('1', '2'),
      metric: fc.constant('acc'),
    }),
    items: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1 }),
    text: fc.constantFrom('p', 'q', undefined),
    repeat: fc.constantFrom('2', undefined),
  })
  .map(({ facts, items, text, repeat }) => {
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;
    const outcomes = items.map(
      (item): Sketch => ({ item, ...(text && { text: `${text}${item}` }), ...(repeat && { repeat }) }),
    );
    return of(outcomes, known);
  });
const request = fc.record({
  metrics: fc.subarray(['acc']),
  domain: fc.subarray(['task=~.:all']),
  arm: fc.subarray(['model=m1:baseline', 'model=m2:candidate']),
  run: fc.subarray(['seed']),
  pairBy: fc.constantFrom('id' as const, 'content' as const),
});

test('outcomes in are rows out and those listed; the order of files changes nothing', async () => {
  const count = (series: readonly Series[]) => series.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  const attempt = async (series: readonly Series[], own: Partial<DesignEvidenceRequest>) => {
    try {
      return await design(series, own);
    } catch (error) {
      return (await faultOf(() => Promise.reject(error))).code;
    }
  };
  let designed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anySeries, { minLength: 1, maxLength: 6 }), request, async (list, own) => {
      const series = list.map((one, at) => ({ ...one, path: `${at}.json` }));
      const [found, turned] = [await attempt(series, own), await attempt(series.toReversed(), own)];
      if (typeof found === 'string' || typeof turned === 'string') {
        expect(turned).toEqual(found);
        return;
      }
      designed++;
      const out = new Set(found.excluded.map(({ path }) => path));
      const noted = found.notes.reduce(
        (sum, { text }) => sum + Number(/^(\d+) outcomes left out/.exec(text)?.[1] ?? 0),
        0,
      );
      expect(found.predictions.rows + count(series.filter(one => out.has(nameSeries(one)))) + noted).toBe(
        count(series),
      );
      expect(rowsOf(turned.predictions)).toEqual(rowsOf(found.predictions));
      expect(turned.notes).toEqual(found.notes);
    }),
    { numRuns: 400 },
  );
  expect(designed).toBeGreaterThan(100);
});

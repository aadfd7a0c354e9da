import { expect, test } from 'vitest';
import type { GateRule } from '../../src/core/design.ts';
import { refuse } from '../../src/core/refusal.ts';
import { methodsSentences } from '../../src/report/methods-sentences.ts';
import { sampleResult, twoRungResult } from '../support/sample-result.ts';
import { sampleRunResult } from '../support/sample-run-result.ts';

const said = (result: Parameters<typeof methodsSentences>[0]): string =>
  methodsSentences(result)
    .map(({ text }) => text)
    .join('. ');
const cited = (result: Parameters<typeof methodsSentences>[0]): Set<string> =>
  new Set(methodsSentences(result).flatMap(({ cites }) => cites));

test('the numbers of the run are in it', () => {
  const text = said(sampleRunResult());
  for (const part of [
    'the candidate (em-posterior) with the baseline (vanilla) on 3 rungs (sandbox, larger and production) and 3 domains',
    '9 measured cells, each with 5 seeds and 1\u202f319 items in both arms (118\u202f710 of 118\u202f710 outcomes scored)',
    'won a search among 5 methods',
    'a gain of 2 points is excluded',
    'all 6 target cells',
    'plan cd, resampling seed 1',
  ])
    expect(text).toContain(part);
});

test('a procedure is named and cited only where it was used', () => {
  const used = cited(twoRungResult());
  expect([...used]).toEqual(expect.arrayContaining(['howe1974', 'schuirmann1987', 'berger1982', 'owen2007']));
  for (const other of ['tango1998', 'mcnemar1947', 'holm1979', 'burns2023', 'fieller1954', 'clopper1934', 'searle1992'])
    expect([...used]).not.toContain(other);
});

test.each([
  ['tango1998', { bounds: 'tango' }],
  ['bell2002', { bounds: 'cr2-satterthwaite' }],
] as const)('%s comes with its interval', (key, { bounds: method }) => {
  const gain = { status: 'estimated', point: 0.1, low: 0, high: 0.2, level: 0.95, method, sparse: false } as const;
  const bounds = { single: { alpha: 0.05, gain }, family: { alpha: 0.05, gain } };
  const result = sampleResult([
    { rung: 'a', role: 'sandbox' },
    { rung: 'b', role: 'production', measured: { bounds } },
  ]);
  expect([...cited(result)]).toEqual(expect.arrayContaining(['howe1974', key]));
  expect(said(result)).toContain('in 1 cell are Howe’s');
});

test('tests, ratios and clusters come with their sources', () => {
  const test = (name: 'holm' | 'max-t' | 'sign-flip' | 'mcnemar-exact') =>
    ({ test: name, p: 0.1, target: 'these-seeds', draws: 'exact' }) as const;
  const result = sampleResult([
    {
      rung: 'b',
      role: 'production',
      measured: {
        clusters: 120,
        tests: [test('holm'), test('max-t'), test('sign-flip'), test('mcnemar-exact')],
        retention: { status: 'unresolved', set: 'whole-line', level: 0.95 },
      },
    },
  ]);
  const keys = ['holm1979', 'romano2005', 'westfall1993', 'fisher1935', 'mcnemar1947', 'fieller1954'];
  expect([...cited(result)]).toEqual(expect.arrayContaining(keys));
  expect(said(result)).toContain('Items of one cluster were kept together (120 clusters)');
});

test('what was summed up across cells comes with its sources, and only where it was', () => {
  const plain = twoRungResult();
  const keys = ['viechtbauer2005', 'hartung2001', 'rover2015', 'viechtbauer2007'] as const;
  for (const key of [...keys, 'cochran1954', 'higgins2009']) expect([...cited(plain)]).not.toContain(key);
  const ends = { low: 0, high: 0.1 };
  const pooled = {
    status: 'pooled',
    level: 0.95,
    mean: 0.05,
    limits: ends,
    tau2: 0.001,
    tau2Limits: ends,
    i2Limits: ends,
    prediction: ends,
    leaveOneOut: [{ without: 'math', mean: 0.05, limits: ends }],
  } as const;
  const rungs = [{ rung: 'b', role: 'production', domains: ['math'], pooled }] as const;
  const few = { ...plain, across: { rungs, domains: [] } };
  expect([...cited(few)]).toEqual(expect.arrayContaining([...keys, 'higgins2009']));
  expect(said(few)).toContain('without each of the domains');
  expect([...cited(few)]).not.toContain('cochran1954');
  const many = {
    ...few,
    across: { rungs: [{ ...rungs[0], pooled: { ...pooled, q: { q: 4, df: 4, p: 0.4 } } }], domains: [] },
  };
  expect([...cited(many)]).toContain('cochran1954');
});

test('null distributions and influence are told where they were made', () => {
  const text = said(twoRungResult());
  expect(text).toContain('Null distributions are 200 gains per cell');
  expect(text).toContain('The influence of an item or cluster');
  const none = refuse('TOO_FEW_OBSERVATIONS', 'differences', 'No item differs.');
  const measured = { nullGains: none, influence: { items: { up: [], down: [] } } };
  const silent = said(sampleResult([{ rung: 'b', role: 'production', measured }]));
  expect(silent).not.toContain('Null distributions');
  expect(silent).not.toContain('The influence');
});

test('a run that measured nothing says so, and cites nothing about intervals', () => {
  const result = sampleResult([{ rung: 'b', role: 'production', unmeasured: 'nothing there' }]);
  expect(said(result)).toContain('no cell could be measured');
  expect(said(result)).not.toMatch(/NaN|Infinity|undefined/);
  expect([...cited(result)]).not.toContain('howe1974');
});

test('the gate is told with its rules', () => {
  const { cells, ...result } = twoRungResult();
  const ruled = (rule: GateRule, required: boolean) =>
    said({ ...result, cells: cells.map(cell => (cell.verdict ? { ...cell, required, rule } : cell)) });
  expect(ruled({ accept: ['attenuated'], level: 'error' }, true)).toContain(
    'The gate requires the one target cell to survive or to be attenuated with part of the gain proved to remain, an',
  );
  const open = ruled({ accept: ['inconclusive'], level: 'error' }, false);
  expect(open).toContain('The gate accepts an inconclusive verdict in 1 target cell. Verdicts that');
  expect(open).not.toContain('The gate requires');
});

import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import type { CorpusFile, SourceFile, Suite, SuiteDomain, SuiteRung } from '../../src/core/suite.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { sampleSuite, sourceFile } from '../support/sample-suite.ts';

const VERSIONS = { code: 'c0' };
const SUITE = sampleSuite();
const PLAN = makePlan(SUITE, VERSIONS);
const [SUMS, REVIEWS] = SUITE.domains as readonly [SuiteDomain, SuiteDomain];
const [SANDBOX, PRODUCTION] = SUITE.rungs as readonly [SuiteRung, SuiteRung];

describe('makePlan', () => {
  test('plans items per domain, features per domain and learner, cells per domain, rung, seed and arm', () => {
    expect(PLAN.items.map(({ domain }) => domain)).toEqual(['sums', 'reviews']);
    expect(PLAN.features.map(({ domain, learner }) => `${domain} ${learner}`)).toEqual([
      'sums local/large',
      'sums local/small',
      'sums local/tiny',
      'reviews local/large',
      'reviews local/small',
      'reviews local/tiny',
    ]);
    expect(PLAN.cells).toHaveLength(2 * 2 * 2 * 7);
    expect(PLAN.cells.slice(0, 8).map(({ rung, seed, arm }) => `${rung} ${seed} ${arm}`)).toEqual([
      'sandbox 1 weak',
      'sandbox 1 ceiling',
      'sandbox 1 baseline',
      'sandbox 1 candidate',
      'sandbox 1 shuffled-teacher',
      'sandbox 1 zero-shot',
      'sandbox 1 majority-answer',
      'sandbox 2 weak',
    ]);
    expect(makePlan(SUITE, VERSIONS)).toEqual(PLAN);
  });

  test('says what every arm does', () => {
    const { baseline, candidate } = SUITE.method;
    expect(Object.fromEntries(PLAN.cells.slice(0, 7).map(({ arm, task }) => [arm, task]))).toEqual({
      weak: { kind: 'weak' },
      ceiling: { kind: 'ceiling' },
      baseline: { kind: 'method', method: baseline },
      candidate: { kind: 'method', method: candidate },
      'shuffled-teacher': { kind: 'shuffled-teacher', method: candidate, shuffles: 20 },
      'zero-shot': { kind: 'method', method: { kind: 'built-in', name: 'zero-shot' } },
      'majority-answer': { kind: 'method', method: { kind: 'built-in', name: 'majority-answer' } },
    });
  });

  test('plans the controls that the suite names, in its order', () => {
    const arms = makePlan(sampleSuite({ controls: ['zero-shot'], seeds: [9] }), VERSIONS).cells.map(({ arm }) => arm);
    expect(arms.slice(0, 5)).toEqual(['weak', 'ceiling', 'baseline', 'candidate', 'zero-shot']);
    expect(arms).toHaveLength(2 * 2 * 5);
  });

  test('gives every piece of work a key of its own', () => {
    const keys = [...PLAN.items, ...PLAN.features, ...PLAN.cells].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter(key => !/^[0-9a-f]{32}$/.test(key))).toEqual([]);
  });

  test('two arms that do the same share a key', () => {
    const method = { ...SUITE.method, baseline: { kind: 'built-in', name: 'zero-shot' } } as const;
    const { cells } = makePlan(sampleSuite({ method }), VERSIONS);
    const keyOf = (arm: string) => cells.find(cell => cell.arm === arm)?.key;
    expect(keyOf('baseline')).toBe(keyOf('zero-shot'));
  });
});

/** What of the plan above has no place in another plan: pieces of work whose key is not there, cells also by position. */
function changedBy(plan: Plan) {
  const gone = <T extends { readonly key: string }>(now: readonly T[], before: readonly T[]): readonly T[] => {
    const keys = new Set(now.map(({ key }) => key));
    return before.filter(({ key }) => !keys.has(key));
  };
  return {
    items: gone(plan.items, PLAN.items),
    features: gone(plan.features, PLAN.features),
    cells: PLAN.cells.filter(({ key }, at) => plan.cells[at]?.key !== key),
  };
}

type Which = (one: { domain: string; rung: string; seed: number; arm: string; learner: string }) => boolean;

const none: Which = () => false;
const all: Which = () => true;
const inSums: Which = ({ domain }) => domain === 'sums';
const inReviews: Which = ({ domain }) => domain === 'reviews';
const ofCandidate: Which = ({ arm }) => arm === 'candidate' || arm === 'shuffled-teacher';

const files = (
  items: readonly string[],
  corpus?: string,
  format: CorpusFile['format'] = 'jsonl',
): readonly SuiteDomain[] => [
  SUMS,
  {
    ...REVIEWS,
    source: {
      kind: 'files',
      items: items.map(letter => sourceFile(letter)),
      corpus: corpus === undefined ? undefined : { ...sourceFile(corpus), format },
    },
  },
];
const withImports = (...imports: readonly SourceFile[]): Partial<Suite> => ({
  method: {
    ...SUITE.method,
    candidate: { kind: 'module', name: 'mine', file: sourceFile('1', 'mine.ts'), imports },
  },
});
const withSplits = (change: Partial<Suite['splits']>) => ({ splits: { ...SUITE.splits, ...change } });
const elsewhere = { path: 'x', location: '/elsewhere/x', bytes: 99 };

/** One change of the suite → which keys change with it: of items, of features, of cells. */
const CHANGES: readonly [claim: string, change: Partial<Suite>, items: Which, features: Which, cells: Which][] = [
  ['the name of the suite', { name: 'other' }, none, none, none],
  // A module sees the limit, and may do less work where there is less time.
  ['the time limit', { timeLimitSeconds: 1 }, none, none, ofCandidate],
  [
    'the analysis and the gate',
    { analysis: { ...SUITE.analysis, alpha: 0.2 }, gate: { require: [], allowFewSeeds: true } },
    none,
    none,
    none,
  ],
  ['role and size of a rung', { rungs: [SANDBOX, { ...PRODUCTION, role: 'larger', size: 8 }] }, none, none, none],
  [
    'the draw of generated items',
    { domains: [{ ...SUMS, source: { kind: 'generated', draw: 2 } }, REVIEWS] },
    inSums,
    inSums,
    inSums,
  ],
  ['the kind of a domain', { domains: [{ ...SUMS, kind: 'chat' }, REVIEWS] }, inSums, inSums, inSums],
  ['the content of an item file', { domains: files(['2', '9'], '4') }, inReviews, inReviews, inReviews],
  ['the order of item files', { domains: files(['3', '2'], '4') }, inReviews, inReviews, inReviews],
  ['the corpus', { domains: files(['2', '3'], '9') }, none, inReviews, inReviews],
  ['the format of the corpus', { domains: files(['2', '3'], '4', 'plain') }, none, inReviews, inReviews],
  ['no corpus at all', { domains: files(['2', '3']) }, none, inReviews, inReviews],
  ['the labelled items', withSplits({ labelled: 21 }), all, all, all],
  ['the unlabelled items', withSplits({ unlabelled: 41 }), all, all, all],
  ['the test items', withSplits({ test: 101 }), all, all, all],
  ['a seed', { seeds: [1, 3] }, none, none, ({ seed }) => seed === 2],
  [
    'the student of a rung',
    { rungs: [SANDBOX, { ...PRODUCTION, strong: 'local/medium' }] },
    none,
    ({ learner }) => learner === 'local/large',
    ({ rung }) => rung === 'production',
  ],
  [
    'the teacher of a rung, to one that is there already',
    { rungs: [SANDBOX, { ...PRODUCTION, weak: 'local/tiny' }] },
    none,
    none,
    ({ rung }) => rung === 'production',
  ],
  [
    'the baseline',
    { method: { ...SUITE.method, baseline: { kind: 'built-in', name: 'soft-labels' } } },
    none,
    none,
    ({ arm }) => arm === 'baseline',
  ],
  [
    'a module for a built-in method',
    { method: { ...SUITE.method, candidate: { kind: 'built-in', name: 'mine' } } },
    none,
    none,
    ofCandidate,
  ],
  [
    'the content of a module',
    {
      method: {
        ...SUITE.method,
        candidate: {
          kind: 'module',
          name: 'mine',
          file: sourceFile('9', 'mine.ts'),
          imports: [sourceFile('5', 'part.ts')],
        },
      },
    },
    none,
    none,
    ofCandidate,
  ],
  [
    'the content of a file that a module imports',
    {
      method: {
        ...SUITE.method,
        candidate: { kind: 'module', name: 'mine', file: sourceFile('1'), imports: [sourceFile('6', 'part.ts')] },
      },
    },
    none,
    none,
    ofCandidate,
  ],
  [
    'name and place of a module',
    {
      method: {
        ...SUITE.method,
        candidate: {
          kind: 'module',
          name: 'other',
          file: { ...sourceFile('1'), ...elsewhere, location: '/elsewhere/x.ts' },
          imports: [{ ...sourceFile('5'), path: 'part.ts', location: '/elsewhere/part.ts' }],
        },
      },
    },
    none,
    none,
    none,
  ],
  // The ending says whether it is read as CommonJS, in sloppy mode.
  [
    'the ending of a module',
    {
      method: {
        ...SUITE.method,
        candidate: {
          kind: 'module',
          name: 'mine',
          file: sourceFile('1', 'mine.cts'),
          imports: [sourceFile('5', 'part.ts')],
        },
      },
    },
    none,
    none,
    ofCandidate,
  ],
  ['the name of a file that a module imports', withImports(sourceFile('5', 'z.ts')), none, none, ofCandidate],
  // A module sees the names of domain and rung, and may do as it likes with them.
  [
    'the name of a domain',
    { domains: [{ ...SUMS, name: 'x' }, REVIEWS] },
    none,
    none,
    one => inSums(one) && ofCandidate(one),
  ],
  [
    'the name of a rung',
    { rungs: [{ ...SANDBOX, name: 'x' }, PRODUCTION] },
    none,
    none,
    one => one.rung === 'sandbox' && ofCandidate(one),
  ],
];

describe('keys change exactly where something changes that determines the result:', () => {
  const blank = { domain: '', rung: '', seed: 0, arm: '', learner: '' };

  test.each(CHANGES)('%s', (_claim, change, items, features, cells) => {
    const changed = changedBy(makePlan(sampleSuite(change), VERSIONS));
    expect(changed.items).toEqual(PLAN.items.filter(one => items({ ...blank, ...one })));
    expect(changed.features).toEqual(PLAN.features.filter(one => features({ ...blank, ...one })));
    expect(changed.cells).toEqual(PLAN.cells.filter(one => cells({ ...blank, ...one })));
  });

  test('the code', () => {
    const changed = changedBy(makePlan(SUITE, { code: 'c1' }));
    expect(Object.values(changed).map(({ length }) => length)).toEqual([2, 6, 56]);
  });

  test('two imports that change places', () => {
    const keys = [
      [sourceFile('5', 'x1.ts'), sourceFile('6', 'x2.ts')],
      [sourceFile('6', 'x1.ts'), sourceFile('5', 'x2.ts')],
    ].map(imports => makePlan(sampleSuite(withImports(...imports)), VERSIONS).cells.map(({ key }) => key));
    const isSame = PLAN.cells.map((_, at) => keys[0]?.[at] === keys[1]?.[at]);
    expect(PLAN.cells.filter((_, at) => !isSame[at])).toEqual(
      PLAN.cells.filter(one => ofCandidate({ ...blank, ...one })),
    );
  });

  test('where a file lies, and what it is called, changes nothing', () => {
    const { source } = REVIEWS;
    if (source.kind !== 'files') throw new Error('the second domain has files');
    const moved = source.items.map(file => ({ ...file, ...elsewhere }));
    const domains = [SUMS, { ...REVIEWS, source: { ...source, items: moved } }];
    expect(changedBy(makePlan(sampleSuite({ domains }), VERSIONS))).toEqual({ items: [], features: [], cells: [] });
  });
});

test('suites that overlap share the work that they have in common', () => {
  const larger = makePlan(sampleSuite({ seeds: [1, 2, 3], controls: [] }), VERSIONS);
  const known = new Set(PLAN.cells.map(({ key }) => key));
  const shared = larger.cells.filter(({ key }) => known.has(key));
  expect(new Set(shared.map(({ seed }) => seed))).toEqual(new Set([1, 2]));
  expect(shared).toHaveLength(2 * 2 * 2 * 4);
});

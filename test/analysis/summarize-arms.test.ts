import { describe, expect, test } from 'vitest';
import { summarizeArms } from '../../src/analysis/summarize-arms.ts';
import type { Design } from '../../src/core/design.ts';
import { makeTable, type Outcome } from '../support/make-table.ts';
import { sampleRecord } from '../support/sample-records.ts';

const DESIGN: Design = {
  rungs: [
    { name: 'small', role: 'sandbox' },
    { name: 'large', role: 'production' },
  ],
  domains: ['math', 'chat'],
  arms: { baseline: 'baseline', candidate: 'candidate', weak: 'weak', ceiling: 'ceiling' },
};

const rows = (scores: readonly number[], at: Partial<Outcome> = {}): Outcome[] =>
  scores.map((score, i) => ({
    domain: 'math',
    rung: 'small',
    arm: 'candidate',
    seed: 's0',
    item: `i${i}`,
    score,
    ...at,
  }));

describe('the summary of an arm', () => {
  test('its accuracy is the mean over seeds of the mean over scored items', () => {
    const table = makeTable([
      ...rows([1, 1, 1, 0]),
      ...rows([1, 0], { seed: 's1' }),
      ...rows([0, 0, 0], { seed: 's1', status: 'refused' }).map((row, i) => ({ ...row, item: `r${i}` })),
    ]);
    const [arm] = summarizeArms(table, [sampleRecord({}), sampleRecord({ seed: 's1' })], DESIGN);
    expect(arm).toMatchObject({ accuracy: 0.625, seeds: 2, role: 'candidate', rung: 'small', domain: 'math' });
  });

  test('without a score there is no accuracy, and no number stands for it', () => {
    const failed = rows([0, 0], { status: 'errored' });
    const records = [sampleRecord({ reason: 'it threw', method: 'mine' })];
    const [arm] = summarizeArms(makeTable(failed), records, DESIGN);
    expect(arm).toMatchObject({ seeds: 0, method: 'mine', errored: [{ seed: 's0', reason: 'it threw' }], notes: [] });
    for (const key of ['accuracy', 'trainedOn', 'labelsChanged', 'parametersMoved', 'repeats'] as const) {
      expect(arm?.[key]).toBeUndefined();
    }
  });

  test('a seed that failed is named and the others are measured', () => {
    const table = makeTable([...rows([1, 0]), ...rows([0, 0], { seed: 's1', status: 'errored' })]);
    const records = [sampleRecord({ seed: 's1', reason: 'time limit' }), sampleRecord({})];
    expect(summarizeArms(table, records, DESIGN)).toMatchObject([
      { accuracy: 0.5, seeds: 1, errored: [{ seed: 's1', reason: 'time limit' }] },
    ]);
  });

  test('receipts become least, median and most over the seeds that told', () => {
    const receipts = [
      { trainedOn: 100, labelsChanged: 10, parametersMoved: 2, note: 'b' },
      { trainedOn: 200, labelsChanged: 100, parametersMoved: 5, note: 'a' },
      { trainedOn: 400, labelsChanged: 40, note: 'b' },
      { trainedOn: 50 },
    ];
    const records = receipts.map((receipt, at) => sampleRecord({ seed: String(at + 8), receipt }));
    expect(summarizeArms(makeTable(rows([1])), records, DESIGN)).toMatchObject([
      {
        trainedOn: { least: 50, median: 150, most: 400 },
        labelsChanged: { least: 0.1, median: 0.1, most: 0.5 },
        parametersMoved: { least: 2, median: 3.5, most: 5 },
        notes: ['b', 'a'],
      },
    ]);
  });

  test('where nothing was trained on there is no share of changed labels', () => {
    const records = [sampleRecord({ receipt: { trainedOn: 0, labelsChanged: 0 } })];
    const [arm] = summarizeArms(makeTable(rows([1])), records, DESIGN);
    expect(arm?.trainedOn).toEqual({ least: 0, median: 0, most: 0 });
    expect(arm?.labelsChanged).toBeUndefined();
  });

  test('the repeats of all seeds are one distribution', () => {
    const records = [sampleRecord({ repeats: [0.1, 0.9] }), sampleRecord({ seed: 's1', repeats: [0.5] })];
    expect(summarizeArms(makeTable(rows([1])), records, DESIGN)[0]).toMatchObject({
      seeds: 2,
      repeats: { least: 0.1, median: 0.5, most: 0.9, count: 3 },
    });
  });
});

describe('the order of the summaries', () => {
  const arms = ['zero-shot', 'ceiling', 'candidate', 'majority-answer', 'baseline', 'weak'];
  const records = ['chat', 'math'].flatMap(domain =>
    ['large', 'small'].flatMap(rung => arms.map(arm => sampleRecord({ domain, rung, arm }))),
  );

  test('is domains, rungs, roles, controls by name', () => {
    const found = summarizeArms(makeTable(rows([1])), records, DESIGN);
    expect(found.slice(0, 6).map(({ arm, role }) => `${arm} ${role}`)).toEqual([
      'weak weak',
      'baseline baseline',
      'candidate candidate',
      'ceiling ceiling',
      'majority-answer control',
      'zero-shot control',
    ]);
    expect(found.map(({ domain, rung }) => `${domain} ${rung}`)).toEqual(
      ['math small', 'math large', 'chat small', 'chat large'].flatMap(cell => Array<string>(6).fill(cell)),
    );
  });

  test('and every number are the same for any order of rows and records', () => {
    const thirds = Array.from({ length: 300 }, (_, i) => ((i * 7919) % 1000) / 1000 / 3);
    const outcomes = [...rows(thirds), ...rows([1, 0.3], { seed: '12' }), ...rows([0.1], { seed: '2' })];
    const mixed = [...records, ...['12', '2', 's0'].map(seed => sampleRecord({ seed, receipt: { note: seed } }))];
    const forth = summarizeArms(makeTable(outcomes), mixed, DESIGN);
    const back = summarizeArms(makeTable(outcomes.toReversed()), mixed.toReversed(), DESIGN);
    expect(JSON.stringify(back)).toBe(JSON.stringify(forth));
    expect(forth.find(({ notes }) => notes.length > 0)?.notes).toEqual(['2', '12', 's0']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { type KeyColumn, type PredictionRow, STATUSES } from '../../src/core/predictions.ts';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';
import { buildTable, rowsOf } from '../support/prediction-rows.ts';

interface RowOptions extends Partial<Omit<PredictionRow, 'key'>> {
  readonly key?: Partial<Record<KeyColumn, string>>;
}

const makeRow = ({ key, ...rest }: RowOptions = {}): PredictionRow => ({
  key: { domain: 'math', rung: '6b', arm: 'baseline', seed: '0', item: 'q1', ...key },
  status: 'scored',
  score: 1,
  labels: {},
  numbers: {},
  ...rest,
});

function faultOf(run: () => unknown): CarryoverError {
  try {
    run();
  } catch (error) {
    if (error instanceof CarryoverError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('PredictionsBuilder', () => {
  test('gives back every row as it was added', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true }).map(value => value + 0);
    const label = fc.string({ unit: 'binary' });
    const row = fc.record({
      item: fc.string({ unit: 'binary', minLength: 1 }).filter(text => text.trim() !== ''),
      status: fc.constantFrom(...STATUSES),
      score: share,
      labels: fc.record({ prediction: label, label, model: label }, { requiredKeys: [] }),
      numbers: fc.record({ confidence: share }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ item }) => item, maxLength: 50 }), rows => {
        const added = rows.map(({ item, score, ...rest }) =>
          makeRow({ key: { item }, score: rest.status === 'scored' ? score : 0, ...rest }),
        );
        expect(rowsOf(buildTable(added))).toEqual(added);
      }),
    );
  });

  test('trims every column to the rows, and has no column that no row used', () => {
    const built = buildTable([
      makeRow({ labels: { model: 'm' } }),
      makeRow({ key: { item: 'q2' }, numbers: { size: 6e9 } }),
    ]);
    expect([...Object.values(built.keys), ...Object.values(built.labels)].map(({ codes }) => codes.length)).toEqual(
      Array(6).fill(2),
    );
    expect([built.status.length, built.score.length, built.numbers.size?.values.length]).toEqual([2, 2, 2]);
    expect([Object.keys(built.labels), Object.keys(built.numbers)]).toEqual([['model'], ['size']]);
  });

  test('has its optional columns in one order, whatever row used them first', () => {
    const built = buildTable([
      makeRow({ labels: { method: 'x' } }),
      makeRow({ key: { item: 'q2' }, labels: { cluster: 'c' }, numbers: { size: 1 } }),
      makeRow({ key: { item: 'q3' }, numbers: { confidence: 1 } }),
    ]);
    expect([Object.keys(built.labels), Object.keys(built.numbers)]).toEqual([
      ['cluster', 'method'],
      ['confidence', 'size'],
    ]);
  });

  test('builds an empty table from no rows', () => {
    expect(buildTable([]).rows).toBe(0);
  });

  test('reads -0 as 0', () => {
    expect(Object.is(buildTable([makeRow({ score: -0 })]).score[0], 0)).toBe(true);
  });

  test('names both rows of a repeated key, across files', () => {
    const builder = new PredictionsBuilder();
    builder.openFile('a.csv');
    builder.add(makeRow(), 2);
    builder.add(makeRow({ key: { item: 'q2' } }), 3);
    builder.openFile('b.jsonl');
    builder.add(makeRow({ score: 0 }), 1);
    const { code, message, hint } = faultOf(() => builder.build());
    expect(code).toBe('data-invalid');
    expect(message).toBe(
      'b.jsonl:1 repeats the key of a.csv:2: domain "math", rung "6b", arm "baseline", seed "0", item "q1".',
    );
    expect(hint).toContain('seed');
  });

  test('takes rows apart that differ in one part of the key alone', () => {
    const parts: readonly KeyColumn[] = ['domain', 'rung', 'arm', 'seed', 'item'];
    expect(buildTable([makeRow(), ...parts.map(part => makeRow({ key: { [part]: 'other' } }))]).rows).toBe(6);
  });

  test('finds the one repeated key among many thousand rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => makeRow({ key: { item: `q${at}` } }));
    expect(buildTable(rows).rows).toBe(20_000);
    expect(faultOf(() => buildTable([...rows, makeRow({ key: { item: 'q777' } })])).message).toMatch(
      /^t\.csv:20002 repeats the key of t\.csv:779: /,
    );
  });

  test('refuses two clusters for one item of a domain, naming both rows', () => {
    const rows = [
      makeRow({ labels: { cluster: 'c1' } }),
      makeRow({ key: { arm: 'candidate' } }),
      makeRow({ key: { domain: 'code' }, labels: { cluster: 'c2' } }),
      makeRow({ key: { seed: '1' }, labels: { cluster: 'c1' } }),
    ];
    expect(buildTable(rows).rows).toBe(4);
    const clash = makeRow({ key: { seed: '2' }, labels: { cluster: 'c3' } });
    expect(faultOf(() => buildTable([...rows, clash])).message).toBe(
      't.csv:6: cluster of item "q1" is "c3", but "c1" in t.csv:2.',
    );
  });

  test.each([
    ['an empty domain', { domain: '' }, 'domain is ""; expected a name'],
    ['an empty item', { item: '' }, 'item is ""; expected a name'],
    ['a blank seed', { seed: ' \t' }, String.raw`seed is " \t"; expected a name`],
    ['a padded arm', { arm: 'baseline ' }, 'arm is "baseline "; expected no blanks around the name'],
    ['a rung with a byte order mark', { rung: '\ufeff6b' }, String.raw`rung is "\ufeff6b"; expected no blanks`],
  ])('refuses %s by file and line', (_claim, key, message) => {
    const { code, message: found } = faultOf(() => buildTable([makeRow(), makeRow({ key })]));
    expect(code).toBe('data-invalid');
    expect(found).toContain(`t.csv:3: ${message}`);
  });

  test('lets an item be any text that is not blank', () => {
    expect(buildTable([makeRow({ key: { item: ' What is 2+2?\n' } })]).keys.item.labels).toEqual([' What is 2+2?\n']);
  });

  test.each([
    ['a score above 1', { score: 1.5 }, 'score is 1.5; expected a number from 0 to 1'],
    ['a score that is no number', { score: Number.NaN }, 'score is NaN; expected a number from 0 to 1'],
    ['a negative cost', { numbers: { cost_usd: -1 } }, 'cost_usd is -1; expected a number of US dollars, 0 or more'],
    ['a size of 0', { numbers: { size: 0 } }, 'size is 0; expected a number of parameters above 0'],
    ['half a token', { numbers: { tokens_in: 0.5 } }, 'tokens_in is 0.5; expected a whole number of tokens'],
  ])('refuses %s by file and line', (_claim, options, message) => {
    const { code, message: found } = faultOf(() =>
      buildTable([makeRow(), makeRow({ key: { item: 'q2' }, ...options })]),
    );
    expect(code).toBe('data-invalid');
    expect(found).toContain(`t.csv:3: ${message}`);
  });

  test('does not read the score of an outcome without one', () => {
    const built = buildTable([makeRow({ status: 'errored', score: Number.NaN })]);
    expect(STATUSES[built.status[0] as number]).toBe('errored');
  });
});

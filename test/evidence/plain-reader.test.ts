import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/core/ports.ts';
import type { Predictions } from '../../src/core/predictions.ts';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';
import { PlainReader } from '../../src/evidence/plain-reader.ts';
import { readPredictions } from '../../src/evidence/read-predictions.ts';
import { RowReader } from '../../src/evidence/row-reader.ts';
import type { PlainRows } from '../../src/tables/plain-rows.ts';
import { readTable } from '../../src/tables/read-table.ts';
import { FUZZ_RUNS } from '../support/mutate-bytes.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

/** The table, or the message of the error, by rows alone. */
async function readSlowly(path: string): Promise<Predictions | string> {
  const builder = new PredictionsBuilder();
  const reader = new RowReader(path);
  builder.openFile(path);
  try {
    await readTable(path, {
      onRows: batch => reader.read(batch, (row, line) => builder.add(row, line)),
      onBytes: () => undefined,
    });
    return builder.build();
  } catch (error) {
    return String(error);
  }
}

async function readFast(path: string): Promise<Predictions | string> {
  try {
    return (await readPredictions([path], silentProgress)).predictions;
  } catch (error) {
    return String(error);
  }
}

const NAMES = ['domain', 'rung', 'arm', 'seed', 'item', 'score', 'status', 'model', 'cluster', 'tokens_in', 'cost_usd'];

/** Mostly sound cells; now and then one that has to be refused, or only looks odd. */
const cellOf = (name: string): fc.Arbitrary<unknown> => {
  const often = (usual: fc.Arbitrary<unknown>, ...rare: readonly unknown[]) =>
    fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
  if (name === 'item')
    return often(
      fc.nat(5000).map(at => `q${at}`),
      ' ',
      '',
      'é\\n',
      null,
      7,
      1.5,
      -0,
      2 ** 60,
      true,
      ' q',
    );
  if (name === 'score')
    return often(fc.constantFrom(0, 1, 0.5, 0.1, 1e-7), '', null, 2, '1', 'x', -0, Number.POSITIVE_INFINITY);
  if (name === 'status') return often(fc.constantFrom('scored', '', undefined), 'errored', 'Scored', null);
  if (name === 'tokens_in') return often(fc.nat(), '', undefined, null, -1, 1.5, '7');
  if (name === 'cost_usd') return often(fc.double({ min: 0, max: 1, noNaN: true }), '', undefined, 1e300);
  if (name === 'model' || name === 'cluster') return often(fc.constantFrom('m', 'é', undefined), '', ' m', 3, null);
  return often(fc.constantFrom('a', 'b', 0, 1), ' a', '', null, 'a\t', 1e21);
};

const rows = fc.array(fc.record(Object.fromEntries(NAMES.map(name => [name, cellOf(name)]))), {
  minLength: 1,
  maxLength: 25,
});

describe('PlainReader', () => {
  test('comes to the same table, or to the same error, as reading row by row: JSONL', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (objects, isWide) => {
        const lines = objects.map(row => JSON.stringify(row, undefined, isWide ? 1 : 0).replaceAll('\n', ''));
        const path = scratch.write('t.jsonl', lines.join('\n'));
        expect(await readFast(path)).toEqual(await readSlowly(path));
      }),
      { numRuns: Math.ceil(FUZZ_RUNS / 3) },
    );
  });

  test('comes to the same table, or to the same error, as reading row by row: CSV', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (objects, end) => {
        const lines = objects.map(row => NAMES.map(name => String(row[name] ?? '')).join(','));
        const path = scratch.write('t.csv', [NAMES.join(','), ...lines].join(end));
        expect(await readFast(path)).toEqual(await readSlowly(path));
      }),
      { numRuns: Math.ceil(FUZZ_RUNS / 3) },
    );
  });

  test('takes what is plain itself, and leaves a whole batch alone where one row is not', async () => {
    const builder = new PredictionsBuilder();
    const reader = new PlainReader('t.csv', builder);
    const columns = ['domain', 'rung', 'arm', 'seed', 'item', 'model', 'score'];
    const batch = (score: unknown, model: unknown): PlainRows => ({
      format: 'csv',
      columns,
      columnLines: columns.map(() => 1),
      lines: [2, 3],
      cells: async at => ({ values: at < 5 ? ['x', `y${at}`] : at === 6 ? [1, score] : [model, model] }),
    });
    expect(await reader.take(batch('no number', 'm'))).toBe(false);
    expect(await reader.take(batch(0.5, undefined))).toBe(true);
    const { rows: count, score, labels } = builder.build();
    expect([count, ...score]).toEqual([2, 1, 0.5]);
    expect(labels.model?.codes).toEqual(Int32Array.of(-1, -1));
  });

  test('wants every column of a predictions table, as text or as number, and no other', () => {
    const { wants } = new PlainReader('t.csv', new PredictionsBuilder());
    expect(['item', 'status', 'score', 'cost_usd', 'else', '__proto__'].map(wants)).toEqual([
      'text',
      'text',
      'number',
      'number',
      undefined,
      undefined,
    ]);
  });
});

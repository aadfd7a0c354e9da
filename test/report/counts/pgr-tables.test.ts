import { expect, test } from 'vitest';
import { asStatedTable, pgrTable } from '../../../src/report/counts/pgr-tables.ts';
import { concluded, smallArchive } from '../../support/counted.ts';

const { runs, references } = smallArchive();
const of = (statedAccuracy: number | undefined) => {
  const [first, ...others] = runs;
  const result = concluded({
    runs: [{ ...(first ?? expect.fail()), statedAccuracy }, ...others],
    references,
    findings: [],
  });
  return { result, domain: result.domains[0] ?? expect.fail() };
};

test('both accuracies stand one below the other where a file states another than its counts give', () => {
  const table = asStatedTable(of(0.6123).domain) ?? expect.fail();
  expect(table.columns).toEqual([
    'Method',
    'Accuracies',
    'Accuracy',
    'PGR, all files',
    'PGR, of the time',
    'PGR, same seed',
  ]);
  expect(table.rows.map(({ names, values }) => [...names, ...values.slice(0, 2)])).toEqual([
    ['plain', 'believed', '60.00% ± 1.15', '0.5000 ± 0.0577'],
    ['plain', 'as stated', '60.41% ± 1.23', '0.5205 ± 0.0613'],
  ]);
});

test('there is no such table where files state what their counts give, or nothing', () => {
  expect(asStatedTable(of(undefined).domain)).toBeUndefined();
  expect(asStatedTable(of(0.6).domain)).toBeUndefined();
});

test('PGR is told under every definition, with its set', () => {
  const { domain, result } = of(undefined);
  const { rows, columns } = pgrTable(domain, result);
  expect(rows.every(({ names, values }) => names.length + values.length === columns.length)).toBe(true);
  expect(rows[0]?.values.slice(0, 2)).toEqual(['–', '0.5000 ± 0.0577']);
});

import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { renderCountsCsv } from '../../../src/report/counts/counts-csv.ts';
import { concluded, richArchive } from '../../support/counted.ts';

test('every method of every domain is a line, with its accuracy and what it is compared with', () => {
  const result = concluded(richArchive());
  const rows = parse<Record<string, string>>(renderCountsCsv(result), { columns: true });
  expect(rows).toHaveLength(result.domains.reduce((sum, { methods }) => sum + methods.length, 0));
  const [domain] = result.domains;
  expect(rows[0]).toMatchObject({ domain: domain?.domain, method: domain?.methods[0]?.method });
  expect(Number(rows[0]?.accuracy)).toBe(domain?.methods[0]?.accuracy?.mean);
  expect(rows.some(row => row.not_paired !== '')).toBe(true);
  expect(rows.some(row => row.difference_low !== '' && row.p_t_holm !== '')).toBe(true);
});

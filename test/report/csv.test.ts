import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { renderCsv } from '../../src/report/csv.ts';
import { sampleResult } from '../support/sample-result.ts';

const read = (text: string) => parse<Record<string, string>>(text, { columns: true });

test('every cell is a line with its estimates to the last digit', () => {
  const retention = { status: 'unresolved', set: 'complement', low: -0.3, high: 0.8, level: 0.95 } as const;
  const rows = read(
    renderCsv(
      sampleResult([
        { rung: '6b', role: 'sandbox', gain: [0.1, 1 / 7, 0.2] },
        { rung: '175b', role: 'production', measured: { retention } },
      ]),
    ),
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ rung: '6b', role: 'sandbox', sandbox: 'replicated', verdict: '', contrast: '' });
  expect(Number(rows[0]?.gain)).toBe(1 / 7);
  expect(rows[0]).toMatchObject({ gain_low: '0.1', gain_high: '0.2', gain_level: '0.95', gain_method: 'howe' });
  expect(rows[1]).toMatchObject({ verdict: 'survives', required: 'true', contrast: '0.01', p_dual: '0.001' });
  expect(rows[1]).toMatchObject({ retention_set: 'complement', retention: '', retention_low: '-0.3' });
});

test('a refusal and a cell that was not measured say why', () => {
  const refusal = { status: 'refused', code: 'TOO_FEW_OBSERVATIONS', argument: 'items', reason: '9 items' } as const;
  const bounds = { single: { alpha: 0.05, gain: refusal }, family: { alpha: 0.05, gain: refusal } };
  const rows = read(
    renderCsv(
      sampleResult([
        { rung: '6b', role: 'sandbox', measured: { bounds } },
        { rung: '175b', role: 'production', unmeasured: 'nothing there' },
      ]),
    ),
  );
  expect(rows[0]).toMatchObject({ gain: '', gain_method: 'refused: 9 items' });
  expect(rows[1]).toMatchObject({ gain: '', items: '', not_measured: 'nothing there' });
});

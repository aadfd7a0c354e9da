import { describe, expect, test } from 'vitest';
import { CHART_CONFIG, type ChartSpec, chartDocument, renderChart, renderChartFile } from '../../src/report/chart.ts';
import { compactSpec } from '../../src/report/compact-spec.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

const X = { field: 'x', type: 'quantitative' } as const;
const TEXT = { field: 'text', type: 'nominal' } as const;

const specOf = (...lists: readonly Rows[]): ChartSpec => ({
  width: 100,
  height: 40,
  config: CHART_CONFIG,
  layer: lists.map(values => ({ data: { values: [...values] }, mark: 'text', encoding: { x: X, text: TEXT } })),
});

/** Data of the layers that are left. */
const dataOf = (spec: ChartSpec): unknown[] =>
  spec.layer.map(layer => (layer as unknown as { readonly data: unknown }).data);

describe('compactSpec', () => {
  test('writes the rows of a layer as one table that says which of its columns are numbers', () => {
    const rows = [
      { x: 1, text: '41' },
      { x: -0.5, text: 'a; "b"' },
    ];
    expect(dataOf(compactSpec(specOf(rows)))).toEqual([
      {
        values: 'x;text\n1;41\n-0.5;"a; ""b"""',
        format: { type: 'dsv', delimiter: ';', parse: { x: 'number' } },
      },
    ]);
  });

  test('leaves a single row, and rows that are not alike, as objects', () => {
    const [one, alike] = [[{ x: 1, text: 'a' }], [{ x: 1, text: 'a' }, { x: 2 }]];
    expect(dataOf(compactSpec(specOf(one, alike)))).toEqual([{ values: one }, { values: alike }]);
  });

  test('keeps six digits, only what a channel names, and no layer without a mark', () => {
    const rows = [{ x: 13.143309580364212, text: 'a', shape: 'circle' }];
    expect(dataOf(compactSpec(specOf([], rows)))).toEqual([{ values: [{ x: 13.1433, text: 'a' }] }]);
  });
});

test('the spec that is saved draws the picture that it stands beside, whatever its texts say', async () => {
  const texts = ['41', '007', 'true', '2024-01-01', '', ' a ', 'x;y', '"q"', 'two\nlines', "'", '=1+1', '\\n', 'null'];
  const spec = specOf(texts.map((text, x) => ({ x, text })));
  const request = { id: 'p', title: 'T', summary: 'S', spec };
  const svg = await renderChart(request);
  for (const text of ['41', '007', '2024-01-01', 'x;y', '"q"', '=1+1', '\\n']) expect(svg).toContain(`>${text}</text>`);
  const saved = JSON.parse(JSON.stringify(chartDocument(request))) as ChartSpec;
  expect(await renderChartFile({ ...request, spec: saved })).toBe(await renderChartFile(request));
});

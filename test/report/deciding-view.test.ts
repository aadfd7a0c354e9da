import { describe, expect, test } from 'vitest';
import { decidingView } from '../../src/report/deciding-view.ts';
import { sampleResult } from '../support/sample-result.ts';

const result = sampleResult([
  { rung: 'small', role: 'sandbox' },
  { rung: 'large', role: 'production' },
]);
const rowsOf = (view: ReturnType<typeof decidingView>) => view.domains[0]?.cells[0]?.rows ?? [];

describe('decidingView', () => {
  test('shows target cells, what pulled them up and down, and how few items carry the gain', () => {
    const { domains } = decidingView(result);
    expect(domains.map(({ domain, cells }) => [domain, cells.map(({ rung }) => rung)])).toEqual([['math', ['large']]]);
    expect(domains[0]?.cells[0]?.sentence).toMatch(/^Without its 61 strongest items of 1\u202f319 \(4\.6%\) the gain/);
    expect(rowsOf(decidingView(result)).map(({ glyph, item, scores, shift }) => [glyph, item, scores, shift])).toEqual([
      ['▲', 'q-17', '0% → 100%', '+0.076'],
      ['▼', 'q-4', '100% → 20%', '−0.060'],
    ]);
  });

  test('one rung alone shows its own cells', () => {
    expect(decidingView(sampleResult([{ rung: 'only', role: 'sandbox' }])).domains).toHaveLength(1);
  });

  test('texts stand beside their items, on one line, cut; without any the note says so', () => {
    const texts = [
      { domain: 'math', item: 'q-17', input: `1 +\n${'2'.repeat(500)}\u202e` },
      { domain: 'chat', item: 'q-4', input: 'of another domain' },
      { domain: 'math', item: 'q-4', input: { prompt: 'p', first: 'f', second: 's' } },
    ];
    const [up, down] = rowsOf(decidingView({ ...result, texts }));
    expect(up?.text).toMatch(/^1 \+ 2+…$/);
    expect(up?.text?.length).toBe(180);
    expect(down?.text).toBe('p | first: f | second: s');
    expect(decidingView(result).note).toContain('without the text');
    expect(decidingView({ ...result, texts }).note).not.toContain('without the text');
  });

  test('a cell in which no item pulls is not shown', () => {
    const still = sampleResult([
      { rung: 'large', role: 'production', measured: { influence: { items: { up: [], down: [] } } } },
    ]);
    expect(decidingView(still).domains).toEqual([]);
  });

  test('clusters follow the items', () => {
    const cluster = { cluster: 'c1', items: 4, baseline: 0.25, candidate: 1, shift: 0.002 };
    const items = { up: [{ item: 'a', cluster: 'c1', baseline: 0, candidate: 1, shift: 0.001 }], down: [] };
    const view = decidingView(
      sampleResult([
        {
          rung: 'large',
          role: 'production',
          measured: { influence: { items, clusters: { up: [cluster], down: [] }, itemsToZero: 1 } },
        },
      ]),
    );
    expect(rowsOf(view).map(({ item, aside }) => [item, aside])).toEqual([
      ['a', 'cluster c1'],
      ['c1', 'cluster of 4 items'],
    ]);
    expect(view.domains[0]?.cells[0]?.sentence).toMatch(/^Without its strongest item of/);
  });
});

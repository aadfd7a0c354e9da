import { describe, expect, test } from 'vitest';
import type { ChartSpec } from '../../src/report/chart.ts';
import { renderChart } from '../../src/report/chart.ts';
import { gainChart } from '../../src/report/gain-chart.ts';
import { richView } from '../support/sample-view.ts';

const request = (id: string, spec: ChartSpec) => ({ id, title: 'A & B', summary: 'Two "quoted" <marks>', spec });

/** A mark that Vega clips, so that its SVG defines and uses an id. */
const clipped = (text: string): ChartSpec => ({
  width: 100,
  height: 40,
  config: { aria: false },
  layer: [
    {
      data: { values: [{ x: 1, text }] },
      mark: { type: 'point', clip: true },
      encoding: { x: { field: 'x', type: 'quantitative' } },
    },
    {
      data: { values: [{ x: 1, text }] },
      mark: 'text',
      encoding: { x: { field: 'x', type: 'quantitative' }, text: { field: 'text', type: 'nominal' } },
    },
  ],
});

const idsOf = (svg: string): string[] => [...svg.matchAll(/<[^>]*\sid="([^"]*)"/g)].map(([, id = '']) => id);

describe('renderChart', () => {
  test('gives the same bytes twice, whatever was drawn in between', async () => {
    const first = await renderChart(request('one', clipped('a')));
    await renderChart(request('other', clipped('b')));
    expect(await renderChart(request('one', clipped('a')))).toBe(first);
  });

  test('prefixes every id and every reference to it, so that two charts share none', async () => {
    const [one, two] = [
      await renderChart(request('one', clipped('a'))),
      await renderChart(request('two', clipped('a'))),
    ];
    expect(idsOf(one)).toHaveLength(2);
    expect(idsOf(one).filter(id => idsOf(two).includes(id))).toEqual([]);
    const [, used = ''] = /clip-path="url\(#([^)]*)\)"/.exec(one) ?? [];
    expect(idsOf(one)).toContain(used);
  });

  test('is one image with a title and a summary, both escaped', async () => {
    const svg = await renderChart(request('one', clipped('a')));
    expect(svg).toMatch(
      /^<svg [^>]*viewBox="0 0 [\d.]+ [\d.]+" font-family="system-ui, DejaVu Sans, sans-serif" role="img" aria-label="Two &quot;quoted&quot; &lt;marks&gt;"><title id="one-title">A &amp; B<\/title>/,
    );
    expect(svg.match(/role=/g)).toHaveLength(1);
  });

  test('leaves text alone that looks like markup or like an id', async () => {
    const svg = await renderChart(request('one', clipped('<img src=x onerror=1> id="q" 0.12345')));
    expect(svg).toContain('&lt;img src=x onerror=1&gt; id="q" 0.12345</text>');
    expect(svg).not.toContain('<img');
  });

  test('draws every panel of a real figure without a script, a link or an image', async () => {
    const { panels } = gainChart(richView());
    for (const panel of panels) {
      const svg = await renderChart({ ...panel, id: 'gains' });
      expect(svg).not.toMatch(/<(?:script|a|image|foreignObject|style)\b|\son\w+=|NaN|undefined|Infinity/);
    }
  });
});

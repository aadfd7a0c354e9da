import { expect, test } from 'vitest';
import { renderChart } from '../../src/report/chart.ts';
import { ladderPlot } from '../../src/report/ladder-plot.ts';

const mark = { colour: '#0072b2', fill: '#0072b2', shape: 'circle' } as const;
const draw = (points: readonly { x: number; point?: number; low?: number; high?: number }[]): Promise<string> =>
  renderChart({
    id: 'p',
    title: 't',
    summary: 's',
    spec: ladderPlot({
      heading: 'math: gain',
      scale: {
        bySize: false,
        title: 'rungs in order',
        steps: points.map(({ x }, at) => ({ rung: `r${at}`, x, labelX: x, label: `rung number ${at}` })),
      },
      domain: [-1, 5],
      axis: { title: 'points', format: '+~f' },
      lines: [{ at: 0, label: 'no gain', dashed: false }],
      series: [{ colour: '#0072b2', points: points.map(point => ({ ...point, mark })) }],
    }),
  });

test('says its heading, every rung, and the line it is read against', async () => {
  const svg = await draw([
    { x: 30, point: 1, low: 0, high: 2 },
    { x: 300, point: 3, low: 2, high: 4 },
  ]);
  for (const text of ['math: gain', 'rung number 0', 'rung number 1', 'no gain', 'rungs in order'])
    expect(svg).toContain(text);
  expect(svg).toContain('fill-opacity="0.16"');
});

test('draws a rung without a number as nothing', async () => {
  expect(await draw([{ x: 30 }, { x: 300, low: 2, high: 4 }])).not.toMatch(/NaN|undefined|Infinity/);
});

import { expect, test } from 'vitest';
import { renderChart } from '../../src/report/chart.ts';
import { ladderPlot } from '../../src/report/ladder-plot.ts';

const mark = { colour: '#0072b2', fill: '#0072b2', shape: 'circle' } as const;
const draw = (
  points: readonly { x: number; point?: number; low?: number; high?: number }[],
  { rung = 'rung number', size = undefined as string | undefined, sesoi = 3 } = {},
): Promise<string> =>
  renderChart({
    id: 'p',
    title: 't',
    summary: 's',
    spec: ladderPlot({
      heading: 'math: gain',
      scale: {
        bySize: false,
        title: 'rungs in order',
        steps: points.map(({ x }, at) => ({ rung: `${rung} ${at}`, size, x, labelX: x })),
      },
      domain: [-1, 5],
      axis: { title: 'points', format: '+~f' },
      lines: [
        { at: 0, label: 'no gain', dashed: false },
        { at: sesoi, label: 'smallest', dashed: true },
      ],
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

test('of a long name the size is left', async () => {
  const svg = await draw([{ x: 30, point: 1 }], { rung: 'a model with a name of many letters', size: '175B' });
  expect(svg).toMatch(/>a model [a-z ]*…, 175B<\/text>/);
});

test.each([2, 0.1, -0.1, 0])('labels of lines %f apart keep apart, the upper above', async sesoi => {
  const svg = await draw([{ x: 30, point: 1 }], { sesoi });
  const heightOf = (label: string): number => Number(new RegExp(`y="(-?[\\d.]+)">${label}<`).exec(svg)?.[1]);
  const [zero, other] = [heightOf('no gain'), heightOf('smallest')];
  expect(Math.abs(zero - other)).toBeGreaterThanOrEqual(13.9);
  if (sesoi !== 0) expect(other < zero).toBe(sesoi > 0);
});

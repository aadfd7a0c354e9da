import { type ChartLayer, renderChart } from '../../src/report/chart.ts';
import { GRID, INK, MUTED, PAPER, SANDBOX, TONE_COLOURS } from '../../src/report/chart-theme.ts';
import type { WatchedNight } from './watch-series.ts';

const X = {
  field: 'night',
  type: 'quantitative' as const,
  title: 'night',
  scale: { domain: [1, 200], nice: false as const },
};
const points = (value: number): number => 100 * value;

const line = (field: string, colour: string, dash?: number[]): ChartLayer => ({
  mark: { type: 'line', color: colour, strokeWidth: 1.5, clip: true, ...(dash ? { strokeDash: dash } : {}) },
  encoding: { x: X, y: { field, type: 'quantitative' } },
});

const label = (text: string, colour: string, y: number): ChartLayer => ({
  data: { values: [{ night: 196, y, text }] },
  mark: { type: 'text', align: 'right', color: colour, fontSize: 12 },
  encoding: { x: X, y: { field: 'y', type: 'quantitative' }, text: { field: 'text' } },
});

/** One series without an effect: the confidence sequence, and an interval that was not made to be looked at every night. */
export function drawSeries(nights: readonly WatchedNight[], summary: string): Promise<string> {
  const values = nights.map(({ mean, sequence, fixed }, at) => ({
    night: at + 1,
    mean: points(mean),
    low: points(sequence.low),
    high: points(sequence.high),
    fixedLow: points(fixed.low),
    fixedHigh: points(fixed.high),
  }));
  const y = { title: 'gain, accuracy points', scale: { domain: [-10, 10] } };
  return renderChart({
    id: 'sequence',
    title: 'A confidence sequence over 200 nights',
    summary,
    spec: {
      width: 640,
      height: 300,
      background: PAPER,
      data: { values },
      layer: [
        {
          mark: { type: 'area', color: SANDBOX, opacity: 0.18, clip: true },
          encoding: { x: X, y: { field: 'low', type: 'quantitative', ...y }, y2: { field: 'high' } },
        },
        {
          data: { values: [{ y: 0 }] },
          mark: { type: 'rule', color: INK },
          encoding: { y: { field: 'y', type: 'quantitative' } },
        },
        line('low', SANDBOX),
        line('high', SANDBOX),
        line('fixedLow', TONE_COLOURS.bad, [4, 3]),
        line('fixedHigh', TONE_COLOURS.bad, [4, 3]),
        line('mean', MUTED),
        label('confidence sequence', SANDBOX, 7),
        label('interval for a fixed number of items', TONE_COLOURS.bad, 5.8),
        label('mean difference so far', MUTED, 4.6),
      ],
      config: {
        font: 'sans-serif',
        view: { stroke: null },
        axis: { gridColor: GRID, domainColor: GRID, tickColor: GRID, labelColor: MUTED, titleColor: INK },
      },
    },
  });
}

import type { ChartLayer } from './chart.ts';
import { MUTED } from './chart-theme.ts';
import { AXIS_X, PIXEL_Y, placedCells } from './row-chart.ts';
import { LINE_HEIGHT, type RowPanel } from './row-panels.ts';
import type { CellView, HistogramView } from './view.ts';

/** Lines of a row that a histogram takes. */
export const HISTOGRAM_LINES = 2;
const TALLEST = HISTOGRAM_LINES * LINE_HEIGHT - 8;

export interface PlacedHistogram {
  readonly cell: CellView;
  readonly histogram: HistogramView;
  /** Pixel of its base line. */
  readonly base: number;
  readonly middle: number;
}

/** The histograms of a panel, each on its row. */
export const placedHistograms = (
  panel: RowPanel,
  histogramOf: (cell: CellView) => HistogramView | undefined,
): PlacedHistogram[] =>
  placedCells(panel).flatMap(({ cell, y }) => {
    const histogram = histogramOf(cell);
    const base = y + (HISTOGRAM_LINES - 0.5) * LINE_HEIGHT - 3;
    return histogram ? [{ cell, histogram, base, middle: y + LINE_HEIGHT / 2 }] : [];
  });

/** The outline of a histogram from its left foot to its right one, heights as shares; empty bins at the ends are left out. */
function outline({ low, high, counts }: HistogramView): { readonly x: number; readonly height: number }[] {
  const most = Math.max(...counts);
  const width = (high - low) / counts.length;
  const first = counts.findIndex(count => count > 0);
  const last = counts.findLastIndex(count => count > 0);
  if (first < 0) return [];
  const foot = (bin: number) => ({ x: low + bin * width, height: 0 });
  const steps = counts.slice(first, last + 1).flatMap((count, at) => {
    const height = count / most;
    return [
      { x: low + (first + at) * width, height },
      { x: low + (first + at + 1) * width, height },
    ];
  });
  return [foot(first), ...steps, foot(last + 1)];
}

/** Histograms as filled outlines, one path each, all as tall as their row, in whole pixels. */
export function histogramLayer(placed: readonly PlacedHistogram[]): ChartLayer {
  const values = placed.flatMap(({ histogram, base }, row) =>
    outline(histogram).map(({ x, height }, at) => ({ row, at, x, y: Math.round(base - height * TALLEST) })),
  );
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 0, fill: MUTED, fillOpacity: 0.4 },
    encoding: {
      y: PIXEL_Y,
      x: AXIS_X,
      order: { field: 'at', type: 'quantitative' },
      detail: { field: 'row', type: 'nominal' },
    },
  };
}

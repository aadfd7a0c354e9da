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

/** The outline of a histogram from its left foot to its right one; empty bins at the ends are left out. */
function outline({ low, high, counts }: HistogramView): { readonly x: number; readonly height: number }[] {
  const most = Math.max(...counts);
  const width = (high - low) / counts.length;
  const first = counts.findIndex(count => count > 0);
  const last = counts.findLastIndex(count => count > 0);
  if (first < 0) return [];
  const steps = counts.slice(first, last + 1).flatMap((count, at) => {
    const height = count / most;
    return [
      { x: low + (first + at) * width, height },
      { x: low + (first + at + 1) * width, height },
    ];
  });
  return steps;
}

/** Histograms as filled outlines, one path each, all as tall as their row. */
export function histogramLayer(placed: readonly PlacedHistogram[]): ChartLayer {
  const values = placed.flatMap(({ histogram, base }, row) =>
    outline(histogram).map(({ x, height }) => ({ row, x, y: base - height * TALLEST, y2: base })),
  );
  return {
    data: { values },
    mark: { type: 'area', color: MUTED, fillOpacity: 0.4 },
    encoding: { y: PIXEL_Y, y2: { field: 'y2' }, x: AXIS_X, detail: { field: 'row', type: 'nominal' } },
  };
}

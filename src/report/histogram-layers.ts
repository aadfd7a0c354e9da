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

/**
 * The outline of a histogram from its left foot to its right one: the pixel that each step leads to, and where it begins. Empty
 * bins at the ends are left out, and steps that lead nowhere.
 */
function outline({ low, high, counts }: HistogramView, base: number): { readonly x: number; readonly y: number }[] {
  const most = Math.max(...counts);
  const width = (high - low) / counts.length;
  const first = counts.findIndex(count => count > 0);
  const last = counts.findLastIndex(count => count > 0);
  if (first < 0) return [];
  const foot = Math.round(base);
  const steps = counts.slice(first, last + 1).map((count, at) => ({
    x: low + (first + at) * width,
    y: Math.round(base - (count / most) * TALLEST),
  }));
  const all = [{ x: low + first * width, y: foot }, ...steps, { x: low + (last + 1) * width, y: foot }];
  return all.filter(({ y }, at) => at === 0 || at === all.length - 1 || y !== all[at - 1]?.y);
}

/** Histograms as filled outlines, one path each, all as tall as their row, in whole pixels. */
export function histogramLayer(placed: readonly PlacedHistogram[]): ChartLayer {
  const values = placed.flatMap(({ histogram, base }, row) => outline(histogram, base).map(step => ({ row, ...step })));
  return {
    data: { values },
    mark: { type: 'line', interpolate: 'step-after', strokeWidth: 0, fill: MUTED, fillOpacity: 0.4 },
    encoding: {
      y: PIXEL_Y,
      x: AXIS_X,
      detail: { field: 'row', type: 'nominal' },
    },
  };
}

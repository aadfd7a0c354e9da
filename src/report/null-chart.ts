import { signed } from '../util/format.ts';
import type { ChartLayer } from './chart.ts';
import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { chartClause } from './chart-label.ts';
import { MARK_LEGEND, markOf } from './chart-theme.ts';
import { cellMark, GAIN_AXIS, gainDomain } from './gain-chart.ts';
import { HISTOGRAM_LINES, histogramLayer, type PlacedHistogram, placedHistograms } from './histogram-layers.ts';
import { AXIS_X, PIXEL_Y, rowChart } from './row-chart.ts';
import { LINE_HEIGHT, type RowPanel, rowPanels } from './row-panels.ts';
import type { CellView, HistogramView, ReportView } from './view.ts';

const TITLE = 'What chance alone gives: null distribution';

/** First and last edge between which anything was drawn. */
export function reachOf({ low, high, counts }: HistogramView): [number, number] {
  const width = (high - low) / counts.length;
  const first = counts.findIndex(count => count > 0);
  const last = counts.findLastIndex(count => count > 0);
  return first < 0 ? [0, 0] : [low + first * width, low + (last + 1) * width];
}

function observedLayers(placed: readonly PlacedHistogram[]): ChartLayer[] {
  const values = placed.flatMap(({ cell, middle, base }) =>
    cell.gain ? [{ x: cell.gain.point, y: middle, y2: base, ...markOf(cell) }] : [],
  );
  const own = { type: 'nominal', scale: null } as const;
  return [
    {
      data: { values },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: AXIS_X, y: PIXEL_Y, y2: { field: 'y2' }, color: { field: 'colour', ...own } },
    },
    {
      data: { values },
      mark: { type: 'point', size: 80, strokeWidth: 2, opacity: 1 },
      encoding: {
        x: AXIS_X,
        y: PIXEL_Y,
        stroke: { field: 'colour', ...own },
        fill: { field: 'fill', ...own },
        shape: { field: 'shape', ...own },
      },
    },
  ];
}

const observed = ({ gain }: CellView): string => (gain ? `observed ${gain.text.split(' ')[0]}` : 'nothing observed');

const rangeText = ({ nullGains, arms }: CellView): string => {
  if (arms.length === 0) return 'none: not measured';
  if (nullGains === undefined) return 'none: no item differs';
  const [low, high] = reachOf(nullGains).map(value => signed(value, 2));
  return `${low} to ${high}`;
};

function nullPanel(panel: RowPanel, domain: readonly [number, number]): ChartPanel {
  const placed = placedHistograms(panel, ({ nullGains }) => nullGains);
  const title = panelTitle(TITLE, panel.domains);
  return {
    title,
    summary: panelSummary(
      title,
      placed.map(
        ({ cell, histogram }) =>
          `${cell.rung}, ${cell.domain}: chance gives ${rangeText(cell)}, ${observed(cell)}, ${histogram.text}`,
      ),
    ),
    spec: rowChart({
      panel,
      domain,
      axis: GAIN_AXIS,
      lines: [{ at: 0, label: 'no gain', dashed: false, side: 'middle' }],
      texts: placed.map(({ cell, histogram, middle }) => ({
        y: middle,
        text: chartClause(`${observed(cell)}, ${histogram.text}`),
      })),
      layers: [histogramLayer(placed), ...observedLayers(placed)],
      labels: { x: -12, room: 26, dy: LINE_HEIGHT / 2 },
    }),
  };
}

/** The gains that random signs give, and the observed one beside them. */
export function nullChart(view: ReportView): ChartFigure {
  const cells = view.cells.filter(({ nullGains }) => nullGains !== undefined);
  const values = cells.flatMap(({ nullGains, gain }) => [
    ...(nullGains ? reachOf(nullGains) : []),
    ...(gain ? [gain.point] : []),
  ]);
  const domain = gainDomain(values, 0);
  const panels = rowPanels(
    cells.map(cell => ({ cell, lines: HISTOGRAM_LINES })),
    view.domains,
  );
  return {
    id: 'null',
    title: TITLE,
    caption: `Grey: the gains that come out when every item’s (or cluster’s) difference gets a random sign, all as tall as their row. The mark is the observed gain. ${MARK_LEGEND} p is the sign-flip test’s, about these seeds and not about new ones, so no verdict rests on it.`,
    panels: panels.map(panel => nullPanel(panel, domain)),
    table: {
      columns: ['Domain', 'Rung', 'Chance gives, points', 'Observed, points', 'Sign-flip test', 'Verdict'],
      names: 2,
      rows: view.cells.map(cell => [
        cell.domain,
        cell.rung,
        rangeText(cell),
        cell.gainText,
        cell.nullGains?.text ?? 'not tested',
        cellMark(cell),
      ]),
    },
  };
}

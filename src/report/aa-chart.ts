import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { HISTOGRAM_LINES, histogramLayer, placedHistograms } from './histogram-layers.ts';
import { rowChart } from './row-chart.ts';
import { LINE_HEIGHT, type RowPanel, rowPanels } from './row-panels.ts';
import type { ReportView } from './view.ts';

const TITLE = 'A/A check: what the procedure says where there is no gain';
const DOMAIN = [-2.6, 2.6] as const;

function aaPanel(panel: RowPanel): ChartPanel {
  const placed = placedHistograms(panel, ({ aa }) => aa);
  const title = panelTitle(TITLE, panel.domains);
  return {
    title,
    summary: panelSummary(
      title,
      placed.map(({ cell, histogram }) => `${cell.rung}, ${cell.domain}: false claims ${histogram.text}`),
    ),
    spec: rowChart({
      panel,
      domain: DOMAIN,
      axis: { title: 'gain ÷ half-width of its interval, on null data', format: '+~f' },
      lines: [
        { at: -1, label: '← claims a loss', dashed: true, side: 'left' },
        { at: 1, label: 'claims a gain →', dashed: true, side: 'right' },
      ],
      texts: placed.map(({ histogram, middle }) => ({ y: middle, text: histogram.text })),
      layers: [histogramLayer(placed)],
      labels: { x: -12, room: 26, dy: LINE_HEIGHT / 2 },
    }),
  };
}

/** The run's own procedure on its own data with the gain removed: how often it would have claimed one. */
export function aaChart(view: ReportView): ChartFigure {
  const cells = view.cells.filter(({ aa }) => aa !== undefined);
  const panels = rowPanels(
    cells.map(cell => ({ cell, lines: HISTOGRAM_LINES })),
    view.domains,
  );
  return {
    id: 'aa',
    title: TITLE,
    caption:
      'Gain of each null data set in half-widths of its own interval. What lies beyond a dashed line is a claim that is false; the text says how often that is. Values beyond the ends are counted in the last bars.',
    panels: panels.map(aaPanel),
    table: {
      columns: ['Domain', 'Rung', 'False claims'],
      names: 2,
      rows: view.cells.map(({ domain, rung, aa }) => [domain, rung, aa?.text ?? 'not checked']),
    },
  };
}

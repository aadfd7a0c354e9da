import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { chartClause } from './chart-label.ts';
import { INK, type Mark, MUTED, PAPER, SANDBOX } from './chart-theme.ts';
import { ratioDomain } from './drawn-set.ts';
import { ratioLayers } from './ratio-layers.ts';
import { placedCells, type RowText, rowChart, textLayer } from './row-chart.ts';
import { LINE_HEIGHT, type RowPanel, rowPanels } from './row-panels.ts';
import type { CellView, RatioView, ReportView } from './view.ts';

const TITLE = 'Performance gap recovered (PGR)';

/** The three ratios of a cell, one line each. */
const KINDS = [
  { key: 'baseline', label: 'baseline', mark: { colour: MUTED, fill: PAPER, shape: 'circle' } },
  { key: 'candidate', label: 'candidate', mark: { colour: SANDBOX, fill: SANDBOX, shape: 'circle' } },
  { key: 'gain', label: 'gain', mark: { colour: INK, fill: INK, shape: 'diamond' } },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly mark: Mark }[];

interface Line extends RowText {
  readonly name: string;
  readonly label: string;
  readonly ratio: RatioView;
  readonly mark: Mark;
}

const linesOf = (panel: RowPanel): Line[] =>
  placedCells(panel).flatMap(({ cell, y }) =>
    KINDS.flatMap(({ key, label, mark }, at) => {
      const ratio = cell.pgr?.[key];
      if (ratio === undefined) return [];
      const name = `${cell.rung}, ${cell.domain}, ${label}`;
      return [{ name, label, ratio, mark, y: y + at * LINE_HEIGHT, text: chartClause(ratio.text) }];
    }),
  );

function pgrPanel(panel: RowPanel, domain: readonly [number, number]): ChartPanel {
  const lines = linesOf(panel);
  const title = panelTitle(TITLE, panel.domains);
  const kinds = lines.map(({ y, label }) => ({ y, text: label }));
  return {
    title,
    summary: panelSummary(
      title,
      lines.map(({ name, ratio }) => `${name}: ${ratio.text}`),
    ),
    spec: rowChart({
      panel,
      domain,
      axis: { title: 'share of the gap between weak (0) and ceiling (1)', format: '~f' },
      lines: [
        { at: 0, label: 'weak', dashed: false, side: 'middle' },
        { at: 1, label: 'ceiling', dashed: false, side: 'middle' },
      ],
      texts: lines.map(({ y, text }) => ({ y, text })),
      layers: [...ratioLayers(lines, domain), textLayer(kinds, { x: -12, align: 'right', colour: MUTED })],
      labels: { x: -84, room: 15, lines: KINDS.length },
    }),
  };
}

const pgrRow = (cell: CellView): string[] => [
  cell.domain,
  cell.rung,
  ...KINDS.map(({ key }) => cell.pgr?.[key].text ?? 'not measured'),
  cell.gap ?? 'not measured',
];

/** PGR of both arms and of their difference, as sets, in every cell that has a weak and a ceiling arm. */
export function pgrChart(view: ReportView): ChartFigure {
  const cells = view.cells.filter(({ pgr }) => pgr !== undefined);
  const domain = ratioDomain(
    cells.flatMap(({ pgr }) => (pgr ? [pgr.baseline, pgr.candidate, pgr.gain] : [])),
    [],
  );
  const panels = rowPanels(
    cells.map(cell => ({ cell, lines: KINDS.length })),
    view.domains,
  );
  return {
    id: 'pgr',
    title: TITLE,
    caption: `How much of the way from weak to ceiling each arm goes, and ◆ the difference that the candidate makes, with every value that the data do not exclude at ${view.level}. Where the gap is not clear of 0 there is no point, and an arrow means that the set goes on.`,
    panels: panels.map(panel => pgrPanel(panel, domain)),
    table: {
      columns: ['Domain', 'Rung', 'PGR, baseline', 'PGR, candidate', 'PGR gain', 'Gap, points'],
      names: 2,
      rows: view.cells.map(pgrRow),
    },
  };
}

import { plainPoints } from '../util/format.ts';
import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { chartClause } from './chart-label.ts';
import { markOf } from './chart-theme.ts';
import { ratioDomain } from './drawn-set.ts';
import { cellMark } from './gain-chart.ts';
import { ratioLayers } from './ratio-layers.ts';
import { placedCells, type ReferenceLine, rowChart } from './row-chart.ts';
import { type RowPanel, rowPanels } from './row-panels.ts';
import type { CellView, ReportView } from './view.ts';

const TITLE = 'Retention: target gain ÷ sandbox gain';

/** The same words wherever nothing was measured. */
const retentionText = ({ retention }: CellView): string => retention?.text ?? 'not measured';

const lines = (floor: number): ReferenceLine[] => [
  { at: floor, label: `φ = ${plainPoints(floor / 100)}`, dashed: true, side: floor > 1 ? 'right' : 'left' },
  { at: 1, label: 'all of it', dashed: false, side: floor > 1 ? 'left' : 'right' },
];

function retentionPanel(panel: RowPanel, domain: readonly [number, number], floor: number): ChartPanel {
  const cells = placedCells(panel);
  const title = panelTitle(TITLE, panel.domains);
  const placed = cells.flatMap(({ cell, y }) =>
    cell.retention ? [{ ratio: cell.retention, y, mark: markOf(cell) }] : [],
  );
  return {
    title,
    summary: panelSummary(
      title,
      cells.map(({ cell }) => `${cell.rung}, ${cell.domain}: ${retentionText(cell)}`),
    ),
    spec: rowChart({
      panel,
      domain,
      axis: { title: 'target gain ÷ sandbox gain', format: '~f' },
      lines: lines(floor),
      texts: cells.map(({ cell, y }) => ({ y, text: chartClause(retentionText(cell)) })),
      layers: ratioLayers(placed, domain),
    }),
  };
}

/** Retention of every target cell as the set of values the data do not exclude. */
export function retentionChart(view: ReportView): ChartFigure {
  const targets = view.cells.filter(({ replication }) => replication === undefined);
  const ratios = targets.flatMap(({ retention }) => (retention ? [retention] : []));
  const domain = ratioDomain(ratios, [view.retentionFloor]);
  const panels = rowPanels(
    targets.map(cell => ({ cell, lines: 1 })),
    view.domains,
  );
  return {
    id: 'retention',
    title: TITLE,
    caption: `Every value that the data do not exclude at ${view.level} (Fieller’s set). A point is shown only where the sandbox gain is more than 2.5 half-widths of its interval from 0; an arrow means that the set goes on. The solid line is the whole sandbox gain, the dashed one the floor φ.`,
    panels: ratios.length === 0 ? [] : panels.map(panel => retentionPanel(panel, domain, view.retentionFloor)),
    table: {
      columns: ['Domain', 'Rung', `Retention [${view.level} set]`, 'Retention contrast θ, points', 'Verdict'],
      names: 2,
      rows: targets.map(cell => [
        cell.domain,
        cell.rung,
        retentionText(cell),
        cell.contrastText ?? 'not measured',
        cellMark(cell),
      ]),
    },
  };
}

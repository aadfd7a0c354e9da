import type { ArmRole } from '../core/design.ts';
import { fixed } from '../util/format.ts';
import type { ChartLayer } from './chart.ts';
import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { INK, type Mark, MUTED, PAPER, SANDBOX } from './chart-theme.ts';
import { AXIS_X, AXIS_X2, PIXEL_Y, placedCells, rowChart } from './row-chart.ts';
import { LINE_HEIGHT, type RowPanel, rowPanels } from './row-panels.ts';
import type { ArmView, CellView, ReportView } from './view.ts';

const TITLE = 'Anatomy of PGR: accuracy of every arm';

/** Two lines of a row hold four arms. */
const LINES = 2;
const ARM_GAP = 9;

type ArmMark = Omit<Mark, 'shape'> & { readonly shape: Mark['shape'] | 'triangle-down' | 'triangle-up' };

const MARKS: Readonly<Record<ArmRole, ArmMark>> = {
  weak: { colour: MUTED, fill: MUTED, shape: 'triangle-down' },
  baseline: { colour: MUTED, fill: PAPER, shape: 'circle' },
  candidate: { colour: SANDBOX, fill: SANDBOX, shape: 'circle' },
  ceiling: { colour: INK, fill: INK, shape: 'triangle-up' },
};
const ORDER: readonly ArmRole[] = ['weak', 'baseline', 'candidate', 'ceiling'];

interface PlacedArm {
  readonly arm: ArmView;
  readonly y: number;
}

const placedArms = (panel: RowPanel): PlacedArm[] =>
  placedCells(panel).flatMap(({ cell, y }) =>
    cell.arms.map(arm => ({ arm, y: y + LINE_HEIGHT / 2 + (ORDER.indexOf(arm.arm) - 1.5) * ARM_GAP })),
  );

function armLayers(arms: readonly PlacedArm[]): ChartLayer[] {
  const bars = arms.flatMap(({ arm: { arm, low, high }, y }) =>
    low === undefined || high === undefined ? [] : [{ y, x: low, x2: high, colour: MARKS[arm].colour }],
  );
  const points = arms.map(({ arm: { arm, point }, y }) => ({ y, x: point, ...MARKS[arm] }));
  const own = { type: 'nominal', scale: null } as const;
  return [
    {
      data: { values: bars },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { y: PIXEL_Y, x: AXIS_X, x2: AXIS_X2, color: { field: 'colour', ...own } },
    },
    {
      data: { values: points },
      mark: { type: 'point', size: 42, strokeWidth: 1.6, opacity: 1 },
      encoding: {
        y: PIXEL_Y,
        x: AXIS_X,
        stroke: { field: 'colour', ...own },
        fill: { field: 'fill', ...own },
        shape: { field: 'shape', ...own },
      },
    },
  ];
}

/** "62.1 → 66.0 → 69.1 → 88.3%" */
const scaleText = ({ arms }: CellView): string => `${arms.map(({ point }) => fixed(point, 1)).join(' → ')}%`;

function anatomyPanel(panel: RowPanel, domain: readonly [number, number]): ChartPanel {
  const cells = placedCells(panel);
  const title = panelTitle(TITLE, panel.domains);
  return {
    title,
    summary: panelSummary(
      title,
      cells.map(
        ({ cell }) => `${cell.rung}, ${cell.domain}: ${cell.arms.map(({ arm, text }) => `${arm} ${text}`).join(', ')}`,
      ),
    ),
    spec: rowChart({
      panel,
      domain,
      axis: { title: 'accuracy, %', format: '~f' },
      lines: [],
      texts: cells.map(({ cell, y }) => ({ y: y + LINE_HEIGHT / 2, text: scaleText(cell) })),
      layers: armLayers(placedArms(panel)),
      labels: { x: -12, room: 26, dy: LINE_HEIGHT / 2 },
    }),
  };
}

function axisDomain(cells: readonly CellView[]): [number, number] {
  const values = cells.flatMap(({ arms }) => arms.flatMap(({ point, low = point, high = point }) => [low, high]));
  const [low, high] = values.length === 0 ? [0, 100] : [Math.min(...values), Math.max(...values)];
  const pad = Math.max(0.04 * (high - low), 0.5);
  return [low - pad, high + pad];
}

/** Weak, baseline, candidate and ceiling of every cell on one axis: what PGR is made of. */
export function anatomyChart(view: ReportView): ChartFigure {
  const cells = view.cells.filter(({ arms }) => arms.length > 0);
  const domain = axisDomain(cells);
  const panels = rowPanels(
    cells.map(cell => ({ cell, lines: LINES })),
    view.domains,
  );
  return {
    id: 'anatomy',
    title: TITLE,
    caption: `▼ weak, ○ baseline, ● candidate, ▲ ceiling, each with its ${view.level} interval; the numbers stand in this order. PGR is how far along from ▼ to ▲ an arm comes. Where weak or ceiling are absent, they were not measured.`,
    panels: panels.map(panel => anatomyPanel(panel, domain)),
    table: {
      columns: ['Domain', 'Rung', 'Weak', 'Baseline', 'Candidate', 'Ceiling'],
      names: 2,
      rows: view.cells.map(({ domain: name, rung, arms }) => [
        name,
        rung,
        ...ORDER.map(role => arms.find(({ arm }) => arm === role)?.text ?? 'not measured'),
      ]),
    },
  };
}

import { plainPoints } from '../util/format.ts';
import type { ChartLayer } from './chart.ts';
import { type ChartFigure, type ChartPanel, panelSummary, panelTitle } from './chart-figure.ts';
import { chartClause } from './chart-label.ts';
import { INK, MARK_LEGEND, markOf, SANDBOX } from './chart-theme.ts';
import { AXIS_X, AXIS_X2, PIXEL_Y, placedCells, type ReferenceLine, rowChart, textLayer, WIDTH } from './row-chart.ts';
import { LINE_HEIGHT, type RowPanel, rowPanels } from './row-panels.ts';
import type { CellView, IntervalView, ReportView } from './view.ts';

const TITLE = 'Gain of candidate over baseline';

/** Glyph and word of a cell, as everywhere on the page. */
export const cellMark = ({ verdict, replication }: CellView): string => {
  const mark = verdict ?? replication;
  return mark ? `${mark.glyph} ${mark.word}` : '';
};

interface PlacedGain {
  readonly cell: CellView;
  readonly gain: IntervalView;
  readonly y: number;
}

const placedGains = (panel: RowPanel): PlacedGain[] =>
  placedCells(panel).flatMap(({ cell, y }) => (cell.gain ? [{ cell, gain: cell.gain, y }] : []));

function gainLayers(gains: readonly PlacedGain[]): ChartLayer[] {
  const values = gains.map(({ cell, gain, y }) => ({ y, x: gain.low, x2: gain.high, at: gain.point, ...markOf(cell) }));
  return [
    {
      data: { values },
      mark: { type: 'rule', strokeWidth: 2.5 },
      encoding: { y: PIXEL_Y, x: AXIS_X, x2: AXIS_X2, color: { field: 'colour', type: 'nominal', scale: null } },
    },
    {
      data: { values: values.map(({ at, ...mark }) => ({ ...mark, x: at })) },
      mark: { type: 'point', size: 80, strokeWidth: 2, opacity: 1 },
      encoding: {
        y: PIXEL_Y,
        x: AXIS_X,
        stroke: { field: 'colour', type: 'nominal', scale: null },
        fill: { field: 'fill', type: 'nominal', scale: null },
        shape: { field: 'shape', type: 'nominal', scale: null },
      },
    },
  ];
}

/** The sandbox gain as a dotted line through the rows of its domain: what the others are held against. */
function sandboxLayer(gains: readonly PlacedGain[]): ChartLayer {
  const values = gains.flatMap(({ cell, gain, y }) => {
    const last = Math.max(...gains.filter(one => one.cell.domain === cell.domain).map(one => one.y));
    return cell.replication && last > y ? [{ x: gain.point, y, y2: last + LINE_HEIGHT / 2 }] : [];
  });
  return {
    data: { values },
    mark: { type: 'rule', color: SANDBOX, strokeDash: [1.5, 3.5], strokeWidth: 1.5 },
    encoding: { x: AXIS_X, y: PIXEL_Y, y2: { field: 'y2' } },
  };
}

/** Room for every interval, for 0 and for δ, the same in all panels. */
export function gainDomain(values: readonly number[], sesoi: number): [number, number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, sesoi, ...values)];
  const pad = Math.max(0.04 * (high - low), 0.5);
  return [low - pad, high + pad];
}

/** 0, and the smallest gain worth having. */
export const gainLines = (sesoi: number): ReferenceLine[] => [
  { at: 0, label: 'no gain', dashed: false, side: 'left' },
  { at: sesoi, label: `δ = ${plainPoints(sesoi / 100)}`, dashed: true, side: 'right' },
];

export const GAIN_AXIS = { title: 'candidate − baseline, accuracy points', format: '+~f' } as const;

function gainPanel(panel: RowPanel, domain: readonly [number, number], view: ReportView): ChartPanel {
  const cells = placedCells(panel);
  const gains = placedGains(panel);
  const title = panelTitle(TITLE, panel.domains);
  const lines = cells.map(({ cell }) => `${cell.rung}, ${cell.domain}: ${cell.gainText}, ${cellMark(cell)}`);
  const marks = cells.map(({ cell, y }) => ({ y, text: shortMark(cell) }));
  return {
    title,
    summary: panelSummary(title, lines),
    spec: rowChart({
      panel,
      domain,
      axis: GAIN_AXIS,
      lines: gainLines(view.sesoi),
      texts: cells.map(({ cell, y }) => ({ y, text: intervalNote(cell) })),
      layers: [
        sandboxLayer(gains),
        ...gainLayers(gains),
        textLayer(marks, { x: WIDTH + 188, align: 'left', colour: INK }),
      ],
    }),
  };
}

/** The interval beside the row, or that there is none; the table has the reason. */
const intervalNote = ({ gain, gainText }: CellView): string =>
  chartClause((gain?.text ?? gainText).replace(' (sparse)', ''), 24);

/** The verdict beside the row; sandbox cells say what they are, the matrix how they fared. */
const shortMark = (cell: CellView): string =>
  cell.verdict ? cellMark(cell) : `${cell.replication?.glyph ?? ''} sandbox`;

/** Forest plot: the gain of every cell with its interval, against 0 and δ. */
export function gainChart(view: ReportView): ChartFigure {
  const panels = rowPanels(
    view.cells.map(cell => ({ cell, lines: 1 })),
    view.domains,
  );
  const values = view.cells.flatMap(({ gain }) => (gain ? [gain.low, gain.high] : []));
  const domain = gainDomain(values, view.sesoi);
  return {
    id: 'gains',
    title: TITLE,
    caption: `The point is the gain, the bar its ${view.level} interval. ${MARK_LEGEND} The dotted line is the sandbox gain of the domain, the dashed one δ, the smallest gain worth having (${plainPoints(view.sesoi / 100)} points).`,
    panels: values.length === 0 ? [] : panels.map(panel => gainPanel(panel, domain, view)),
    table: {
      columns: ['Domain', 'Rung', `Gain, points [${view.level} interval]`, 'Verdict'],
      names: 2,
      rows: view.cells.map(cell => [cell.domain, cell.rung, cell.gainText, cellMark(cell)]),
    },
  };
}

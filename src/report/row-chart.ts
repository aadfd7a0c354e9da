import { CHART_CONFIG, type ChartLayer, type ChartSpec } from './chart.ts';
import { chartLabel, chartLines } from './chart-label.ts';
import { GRID, INK, MUTED } from './chart-theme.ts';
import { oneLine } from './one-line.ts';
import { HEADING_HEIGHT, LINE_HEIGHT, type RowPanel } from './row-panels.ts';
import type { CellView } from './view.ts';

/** Pixels; the gutters are fixed, because without a canvas no text can be measured. */
export const LEFT = 200;
export const WIDTH = 400;
export const RIGHT = 300;
const [TOP, BOTTOM] = [26, 44];
const NAMES = { x: -12, room: 26 };
/** From one line of a name to the next. */
const NAME_HEIGHT = 15;
/** Text sits on its row's middle. */
const MIDDLE = LINE_HEIGHT / 2;

/** A vertical line to read the rows against. */
export interface ReferenceLine {
  readonly at: number;
  readonly label: string;
  readonly dashed: boolean;
  /** Where the label stands, seen from the line. */
  readonly side: 'left' | 'right' | 'middle';
}

/** A mark's text beside a row, at pixel `y`. */
export interface RowText {
  readonly y: number;
  readonly text: string;
}

export interface RowChart {
  readonly panel: RowPanel;
  readonly domain: readonly [number, number];
  readonly axis: { readonly title: string; readonly format: string };
  readonly lines: readonly ReferenceLine[];
  /** Right of the plot. */
  readonly texts: readonly RowText[];
  /** The marks, drawn above the lines. */
  readonly layers: readonly ChartLayer[];
  /** Where the rungs' names end, how many letters fit there, in how many lines, and how far below the first line they stand. */
  readonly labels?: { readonly x: number; readonly room: number; readonly lines?: number; readonly dy?: number };
}

/** Positions are pixels from the top. */
export const PIXEL_Y = { field: 'y', type: 'quantitative', scale: null, axis: null } as const;
export const AXIS_X = { field: 'x', type: 'quantitative' } as const;
export const AXIS_X2 = { field: 'x2' } as const;

/** The cells of a panel with the pixel of each one's first line. */
export const placedCells = ({ rows }: RowPanel): { readonly cell: CellView; readonly y: number }[] =>
  rows.flatMap(row => (row.kind === 'cell' ? [{ cell: row.cell, y: row.top + MIDDLE }] : []));

/** Text at a fixed distance from the plot's left edge. */
export function textLayer(
  values: readonly RowText[],
  at: { readonly x: number; readonly align: 'left' | 'right'; readonly colour: string; readonly bold?: boolean },
): ChartLayer {
  return {
    data: { values: values.map(({ y, text }) => ({ y, text })) },
    mark: {
      type: 'text',
      align: at.align,
      color: at.colour,
      ...(at.bold ? { fontWeight: 600 } : {}),
    },
    encoding: { y: PIXEL_Y, x: { value: at.x }, text: { field: 'text', type: 'nominal' } },
  };
}

function headingLayers({ rows }: RowPanel): ChartLayer[] {
  const values = rows.flatMap(row => {
    if (row.kind !== 'heading') return [];
    const text = chartLabel(row.domain, 56) + (row.continued ? ' (continued)' : '');
    return [{ y: row.top + HEADING_HEIGHT - 13, text, rule: row.top + HEADING_HEIGHT - 2 }];
  });
  return [
    textLayer(values, { x: -LEFT + 4, align: 'left', colour: INK, bold: true }),
    {
      data: { values: values.map(({ rule }) => ({ y: rule })) },
      mark: { type: 'rule', color: GRID },
      encoding: { y: PIXEL_Y, x: { value: -LEFT + 4 }, x2: { value: WIDTH + RIGHT - 4 } },
    },
  ];
}

/** A cell in one line, its names whole: what a pointer on its row shows. */
const describeCell = ({ rung, domain, verdict, replication, gainText }: CellView): string => {
  const word = verdict?.word ?? replication?.word;
  return `${oneLine(rung)} × ${oneLine(domain)}: ${word === undefined ? '' : `${word}, `}${oneLine(gainText)}`;
};

/** Invisible bands over whole rows, named for a pointer; `chart.ts` turns the names into titles. */
function bandLayer({ rows, height }: RowPanel): ChartLayer {
  const values = rows.flatMap((row, at) =>
    row.kind === 'cell' ? [{ y: row.top, y2: rows[at + 1]?.top ?? height, what: describeCell(row.cell) }] : [],
  );
  return {
    data: { values },
    mark: { type: 'rect', opacity: 0, aria: true },
    encoding: {
      y: PIXEL_Y,
      y2: { field: 'y2' },
      x: { value: 4 - LEFT },
      x2: { value: WIDTH + RIGHT - 4 },
      description: { field: 'what', type: 'nominal' },
      tooltip: { field: 'what', type: 'nominal' },
    },
  };
}

const ALIGN = { left: 'right', right: 'left', middle: 'center' } as const;

function referenceLayers({ at, label, dashed, side }: ReferenceLine): ChartLayer[] {
  const data = { values: [{ x: at, text: label }] };
  return [
    {
      data,
      mark: { type: 'rule', color: dashed ? MUTED : INK, ...(dashed ? { strokeDash: [4, 3] } : {}) },
      encoding: { x: AXIS_X },
    },
    {
      data,
      mark: {
        type: 'text',
        align: ALIGN[side],
        dx: { left: -3, right: 3, middle: 0 }[side],
        y: -9,
        color: MUTED,
        fontSize: 11,
      },
      encoding: { x: AXIS_X, text: { field: 'text', type: 'nominal' } },
    },
  ];
}

/** The frame that all charts of this report share: rungs on the left, an axis below, the numbers in words on the right. */
export function rowChart({ panel, domain, axis, lines, texts, layers, labels = NAMES }: RowChart): ChartSpec {
  const { x: namesEnd, room, lines: most = 1, dy = 0 } = labels;
  const names = placedCells(panel).flatMap(({ cell, y }) =>
    chartLines(cell.rung, room, most).map((text, at) => ({ y: y + dy + at * NAME_HEIGHT, text })),
  );
  return {
    width: WIDTH,
    height: panel.height,
    autosize: { type: 'none' },
    padding: { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM },
    background: 'transparent',
    config: CHART_CONFIG,
    layer: [
      {
        data: { values: [{ x: domain[0] }, { x: domain[1] }] },
        mark: { type: 'point', opacity: 0 },
        encoding: {
          x: {
            ...AXIS_X,
            scale: { domain: [...domain], nice: false, zero: false },
            axis: {
              title: axis.title,
              format: axis.format,
              labelExpr: "datum.value == 0 ? '0' : datum.label",
              tickCount: 7,
              gridColor: GRID,
              domainColor: MUTED,
              tickColor: MUTED,
              labelColor: MUTED,
              labelFlush: false,
              labelFontSize: 11,
              titleColor: MUTED,
              titleFontSize: 12,
              titleFontWeight: 400,
              titlePadding: 8,
            },
          },
        },
      },
      ...lines.flatMap(referenceLayers),
      ...headingLayers(panel),
      ...layers,
      textLayer(names, { x: namesEnd, align: 'right', colour: INK }),
      textLayer(texts, { x: WIDTH + 12, align: 'left', colour: INK }),
      bandLayer(panel),
    ],
  };
}

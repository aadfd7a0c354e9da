import { CHART_CONFIG, type ChartLayer, type ChartSpec } from './chart.ts';
import { chartLabel } from './chart-label.ts';
import { GRID, INK, type Mark, MUTED } from './chart-theme.ts';
import type { LadderScale } from './ladder-scale.ts';

/** A value of one rung: its point, its interval, both as far as there are any, cut to the axis. */
export interface LadderPoint {
  readonly x: number;
  readonly point?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Whether the interval goes on below and above the axis. */
  readonly down?: boolean;
  readonly up?: boolean;
  readonly mark: Mark;
}

/** One line through the rungs with its band. */
export interface LadderSeries {
  readonly colour: string;
  readonly points: readonly LadderPoint[];
}

export interface LadderPlot {
  readonly heading: string;
  readonly scale: LadderScale;
  readonly domain: readonly [number, number];
  readonly axis: { readonly title: string; readonly format: string };
  readonly lines: readonly { readonly at: number; readonly label: string; readonly dashed: boolean }[];
  readonly series: readonly LadderSeries[];
}

export const PLOT_WIDTH = 380;
const HEIGHT = 190;
const PADDING = { left: 62, right: 66, top: 34 };
/** Of the value axis: at its place whatever the library takes the widths of the numbers for. */
const TITLE_X = -46;
/** A label is aslant: so many pixels of height for every letter, and for what is below and above it. */
const [LETTER, BELOW] = [4.2, 22];
const MOST_LETTERS = 18;
/** Labels of two lines are at least so many pixels apart. */
const LINE_GAP = 14;

const X = { field: 'x', type: 'quantitative', scale: null, axis: null } as const;
const Y = { field: 'y', type: 'quantitative' } as const;
const OWN = { type: 'nominal', scale: null } as const;

function seriesLayers({ colour, points }: LadderSeries): ChartLayer[] {
  const bands = points.flatMap(({ x, low, high }) =>
    low === undefined || high === undefined ? [] : [{ x, y: low, y2: high }],
  );
  const arrows = points.flatMap(({ x, low, high, down = false, up = false }) => [
    ...(down ? [{ x, y: low, shape: 'triangle-down' }] : []),
    ...(up ? [{ x, y: high, shape: 'triangle-up' }] : []),
  ]);
  const marks = points.flatMap(({ x, point, mark }) => (point === undefined ? [] : [{ x, y: point, ...mark }]));
  return [
    {
      data: { values: bands },
      mark: { type: 'area', color: colour, fillOpacity: 0.16 },
      encoding: { x: X, y: Y, y2: { field: 'y2' } },
    },
    {
      data: { values: bands },
      mark: { type: 'rule', color: colour, strokeWidth: 1.5 },
      encoding: { x: X, y: Y, y2: { field: 'y2' } },
    },
    {
      data: { values: arrows },
      mark: { type: 'point', filled: true, size: 90, opacity: 1, color: colour },
      encoding: { x: X, y: Y, shape: { field: 'shape', ...OWN } },
    },
    {
      data: { values: marks.map(({ x, y }) => ({ x, y })) },
      mark: { type: 'line', color: colour, strokeWidth: 1.5 },
      encoding: { x: X, y: Y, order: { field: 'x', type: 'quantitative' } },
    },
    {
      data: { values: marks },
      mark: { type: 'point', size: 70, strokeWidth: 2, opacity: 1 },
      encoding: {
        x: X,
        y: Y,
        stroke: { field: 'colour', ...OWN },
        fill: { field: 'fill', ...OWN },
        shape: { field: 'shape', ...OWN },
      },
    },
  ];
}

/** How far labels of lines that are close go apart, in pixels down; in the order of the lines. */
function labelShifts({ lines, domain: [least, most] }: LadderPlot): number[] {
  const [one, other] = lines.map(({ at }) => (HEIGHT * (most - at)) / (most - least));
  if (one === undefined || other === undefined) return [0];
  const short = Math.max(0, LINE_GAP - Math.abs(one - other)) / 2;
  return one < other ? [-short, short] : [short, -short];
}

function lineLayers({ at, label, dashed }: LadderPlot['lines'][number], dy: number): ChartLayer[] {
  const data = { values: [{ y: at, text: label }] };
  return [
    {
      data,
      mark: { type: 'rule', color: dashed ? MUTED : INK, ...(dashed ? { strokeDash: [4, 3] } : {}) },
      encoding: { y: Y },
    },
    {
      data,
      mark: { type: 'text', align: 'left', dy, color: MUTED, fontSize: 11 },
      encoding: { x: { value: PLOT_WIDTH + 5 }, y: Y, text: { field: 'text', type: 'nominal' } },
    },
  ];
}

/** Text of one kind at pixels. */
function fixedText(
  values: readonly { readonly x: number; readonly text: string }[],
  { y, angle = 0, bold = false }: { readonly y: number; readonly angle?: number; readonly bold?: boolean },
): ChartLayer {
  return {
    data: { values: values.map(({ x, text }) => ({ x, text })) },
    mark: {
      type: 'text',
      align: angle === 0 ? 'left' : 'right',
      angle,
      y,
      color: bold ? INK : MUTED,
      fontSize: bold ? 13 : 11,
      ...(bold ? { fontWeight: 600 } : {}),
    },
    encoding: { x: X, text: { field: 'text', type: 'nominal' } },
  };
}

/** "production, 6B": of a long name the size is left. */
function nameWithSize(rung: string, size: string | undefined): string {
  const end = size === undefined ? '' : `, ${size}`;
  return chartLabel(rung, MOST_LETTERS - end.length) + end;
}

/** The frame of the ladder plots: rungs below, a value to the left, lines to read it against. */
export function ladderPlot(plot: LadderPlot): ChartSpec {
  const { heading, scale, domain, axis, lines, series } = plot;
  const shifts = labelShifts(plot);
  const names = scale.steps.map(({ labelX, rung, size }) => ({ x: labelX, text: nameWithSize(rung, size) }));
  const tallest = Math.ceil(Math.max(...names.map(({ text }) => text.length)) * LETTER) + BELOW;
  return {
    width: PLOT_WIDTH,
    height: HEIGHT,
    autosize: { type: 'none' },
    padding: { ...PADDING, bottom: tallest + 16 },
    background: 'transparent',
    config: CHART_CONFIG,
    layer: [
      {
        data: { values: [{ y: domain[0] }, { y: domain[1] }] },
        mark: { type: 'point', opacity: 0 },
        encoding: {
          y: {
            ...Y,
            scale: { domain: [...domain], nice: false, zero: false },
            axis: {
              title: axis.title,
              format: axis.format,
              labelExpr: "datum.value == 0 ? '0' : datum.label",
              tickCount: 5,
              gridColor: GRID,
              domainColor: MUTED,
              tickColor: MUTED,
              labelColor: MUTED,
              labelFontSize: 11,
              titleColor: MUTED,
              titleFontSize: 12,
              titleFontWeight: 400,
              titleX: TITLE_X,
            },
          },
        },
      },
      ...lines.flatMap((line, at) => lineLayers(line, shifts[at] ?? 0)),
      ...series.flatMap(seriesLayers),
      fixedText([{ x: -PADDING.left + 6, text: chartLabel(heading, 60) }], { y: -20, bold: true }),
      fixedText(names, { y: HEIGHT + 12, angle: -35 }),
      fixedText([{ x: 0, text: scale.title }], { y: HEIGHT + tallest }),
    ],
  };
}

import type { ChartLayer, ChartSpec } from '../../src/report/chart.ts';
import { GRID, INK, MUTED, PAPER } from '../../src/report/chart-theme.ts';

const [WIDTH, HEIGHT] = [920, 260];
const FONT = 'system-ui, sans-serif';

/** One mark: a group on the horizontal axis, a series, and its range. */
export interface Point {
  readonly group: string;
  readonly series: string;
  readonly low: number;
  readonly high: number;
  readonly middle: number;
}

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle-up';
}

export interface Plot {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly groups: readonly string[];
  readonly axis: { readonly x: string; readonly y: string; readonly format: string };
  readonly domain: readonly [number, number];
  /** A line to read the marks against. */
  readonly level: number;
}

/** Pixels between the series of one group. */
const OFFSET = 11;

function seriesLayers({ points, groups }: Plot, { name, colour, shape }: Series, shift: number): ChartLayer[] {
  const data = { values: points.filter(({ series }) => series === name) };
  const x = { field: 'group', type: 'ordinal', sort: [...groups] } as const;
  const offset = { xOffset: shift } as const;
  return [
    {
      data,
      mark: { type: 'rule', color: colour, strokeWidth: 2, ...offset },
      encoding: { x, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
    },
    {
      data,
      mark: { type: 'point', shape, color: colour, fill: colour, size: 45, opacity: 1, ...offset },
      encoding: { x, y: { field: 'middle', type: 'quantitative' } },
    },
  ];
}

const AXIS = {
  gridColor: GRID,
  domainColor: MUTED,
  tickColor: MUTED,
  labelColor: MUTED,
  titleColor: MUTED,
  titleFontWeight: 400,
  labelFontSize: 11,
} as const;

/** The names of the series, written into the plot's upper margin: nothing is told by colour alone. */
const legendLayers = (series: readonly Series[]): ChartLayer[] =>
  series.flatMap(({ name, colour, shape }, at): ChartLayer[] => {
    const x = at * (WIDTH / series.length);
    const data = { values: [{ name }] };
    return [
      { data, mark: { type: 'point', shape, color: colour, fill: colour, size: 45, opacity: 1, x: x + 4, y: -16 } },
      {
        data,
        mark: { type: 'text', align: 'left', baseline: 'middle', color: INK, fontSize: 12, x: x + 14, y: -16 },
        encoding: { text: { field: 'name', type: 'nominal' } },
      },
    ];
  });

/** The specification of a plot of ranges. */
export function specOf(plot: Plot): ChartSpec {
  const { series, groups, axis, domain, level } = plot;
  const middle = (series.length - 1) / 2;
  return {
    width: WIDTH,
    height: HEIGHT,
    padding: { left: 8, right: 8, top: 30, bottom: 8 },
    background: PAPER,
    config: { aria: false, font: FONT, view: { stroke: null } },
    layer: [
      {
        data: { values: groups.map(group => ({ group })) },
        mark: { type: 'point', opacity: 0 },
        encoding: {
          x: {
            field: 'group',
            type: 'ordinal',
            sort: [...groups],
            scale: { paddingOuter: 0.5 },
            axis: { ...AXIS, title: axis.x, labelAngle: 0, grid: false },
          },
        },
      },
      {
        data: { values: [{ level }] },
        mark: { type: 'rule', color: INK, strokeDash: [4, 3] },
        encoding: {
          y: {
            field: 'level',
            type: 'quantitative',
            scale: { domain: [...domain], nice: false, zero: false },
            axis: { ...AXIS, title: axis.y, format: axis.format },
          },
        },
      },
      ...series.flatMap((one, at) => seriesLayers(plot, one, (at - middle) * OFFSET)),
      ...legendLayers(series),
    ],
  };
}

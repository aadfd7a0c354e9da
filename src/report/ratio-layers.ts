import type { ChartLayer } from './chart.ts';
import type { Mark } from './chart-theme.ts';
import { drawSet } from './drawn-set.ts';
import { AXIS_X, AXIS_X2, PIXEL_Y } from './row-chart.ts';
import type { RatioView } from './view.ts';

export interface PlacedRatio {
  readonly ratio: RatioView;
  readonly y: number;
  readonly mark: Mark;
}

const OWN = { type: 'nominal', scale: null } as const;

/** Sets as bars with their points, and arrow heads where a set goes on beyond the axis. */
export function ratioLayers(ratios: readonly PlacedRatio[], domain: readonly [number, number]): ChartLayer[] {
  const drawn = ratios.map(({ ratio, y, mark }) => ({ y, mark, set: drawSet(ratio, domain) }));
  const bars = drawn.flatMap(({ y, mark, set }) => set.bars.map(bar => ({ ...mark, ...bar, y })));
  const arrows = drawn.flatMap(({ y, mark, set }) => [
    ...(set.left ? [{ colour: mark.colour, shape: 'triangle-left', x: domain[0], y }] : []),
    ...(set.right ? [{ colour: mark.colour, shape: 'triangle-right', x: domain[1], y }] : []),
  ]);
  const points = drawn.flatMap(({ y, mark, set }) => (set.point === undefined ? [] : [{ ...mark, x: set.point, y }]));
  return [
    {
      data: { values: bars },
      mark: { type: 'rule', strokeWidth: 2.5 },
      encoding: { y: PIXEL_Y, x: AXIS_X, x2: AXIS_X2, color: { field: 'colour', ...OWN } },
    },
    {
      data: { values: arrows },
      mark: { type: 'point', filled: true, size: 90, opacity: 1 },
      encoding: { y: PIXEL_Y, x: AXIS_X, color: { field: 'colour', ...OWN }, shape: { field: 'shape', ...OWN } },
    },
    {
      data: { values: points },
      mark: { type: 'point', size: 80, strokeWidth: 2, opacity: 1 },
      encoding: {
        y: PIXEL_Y,
        x: AXIS_X,
        stroke: { field: 'colour', ...OWN },
        fill: { field: 'fill', ...OWN },
        shape: { field: 'shape', ...OWN },
      },
    },
  ];
}

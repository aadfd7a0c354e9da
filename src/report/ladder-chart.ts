import { isSameCell } from '../core/is-same-cell.ts';
import { plainPoints } from '../util/format.ts';
import { type ChartFigure, type ChartPanel, panelSummary } from './chart-figure.ts';
import { chartLabel } from './chart-label.ts';
import { MARK_LEGEND, type Mark, MUTED, markOf, PAPER, SANDBOX } from './chart-theme.ts';
import { ratioDomain } from './drawn-set.ts';
import { gainDomain } from './gain-chart.ts';
import { type LadderPoint, ladderPlot, PLOT_WIDTH } from './ladder-plot.ts';
import { type LadderScale, ladderScale } from './ladder-scale.ts';
import type { CellView, MatrixRow, RatioView, ReportView } from './view.ts';

const TITLE = 'Up the ladder: gain and PGR against model size';

type Placed = readonly { readonly cell: CellView; readonly x: number }[];

function placedOf(view: ReportView, domain: string, scale: LadderScale): Placed {
  return scale.steps.flatMap(({ rung, x }) => {
    const cell = view.cells.find(one => isSameCell(one, { rung, domain }));
    return cell ? [{ cell, x }] : [];
  });
}

function gainPanel(placed: Placed, scale: LadderScale, view: ReportView): ChartPanel[] {
  if (placed.every(({ cell }) => cell.gain === undefined)) return [];
  const name = placed[0]?.cell.domain ?? '';
  const title = `Gain up the ladder: ${name}`;
  const gains = view.cells.flatMap(({ gain }) => (gain ? [gain.low, gain.high] : []));
  const points = placed.map(({ cell, x }): LadderPoint => ({ x, ...rangeOf(cell), mark: markOf(cell) }));
  return [
    {
      title,
      summary: panelSummary(
        title,
        placed.map(({ cell }) => `${cell.rung}: ${cell.gainText}`),
      ),
      spec: ladderPlot({
        heading: headingOf(name, 'gain'),
        scale,
        domain: gainDomain(gains, view.sesoi),
        axis: { title: 'gain, accuracy points', format: '+~f' },
        lines: [
          { at: 0, label: 'no gain', dashed: false },
          { at: view.sesoi, label: `δ = ${plainPoints(view.sesoi / 100)}`, dashed: true },
        ],
        series: [{ colour: SANDBOX, points }],
      }),
    },
  ];
}

const rangeOf = ({ gain }: CellView) => (gain ? { point: gain.point, low: gain.low, high: gain.high } : {});

const ARMS = [
  { key: 'baseline', colour: MUTED, mark: { colour: MUTED, fill: PAPER, shape: 'circle' } },
  { key: 'candidate', colour: SANDBOX, mark: { colour: SANDBOX, fill: SANDBOX, shape: 'circle' } },
] as const satisfies readonly { readonly key: string; readonly colour: string; readonly mark: Mark }[];

/** A long name is cut before what the plot is of, or its two plots would have one heading. */
const headingOf = (name: string, what: string): string => `${chartLabel(name, 50)}: ${what}`;

/** Bounded sets only, cut to the axis: a band cannot show the others, the PGR chart does. */
function ratioPoint(ratio: RatioView, [least, most]: readonly [number, number]): Omit<LadderPoint, 'x' | 'mark'> {
  const [part, ...more] = ratio.parts;
  const within = (value: number | undefined) =>
    value === undefined ? undefined : Math.min(most, Math.max(least, value));
  if (more.length > 0 || part?.low === undefined || part.high === undefined) return {};
  const isOn = ratio.point !== undefined && ratio.point >= least && ratio.point <= most;
  const goesOn = { down: part.low < least, up: part.high > most };
  return { point: isOn ? ratio.point : undefined, low: within(part.low), high: within(part.high), ...goesOn };
}

function pgrPanel(placed: Placed, scale: LadderScale, domain: readonly [number, number]): ChartPanel[] {
  const measured = placed.flatMap(({ cell: { rung, pgr }, x }) => (pgr ? [{ rung, pgr, x }] : []));
  const series = ARMS.map(({ key, colour, mark }) => ({
    colour,
    points: measured.map(({ pgr, x }) => ({ x, ...ratioPoint(pgr[key], domain), mark })),
  }));
  // Without a bounded set there is nothing but axes to see here; the PGR chart draws the others.
  if (series.every(({ points }) => points.every(({ low }) => low === undefined))) return [];
  const name = placed[0]?.cell.domain ?? '';
  const title = `PGR up the ladder: ${name}`;
  return [
    {
      title,
      summary: panelSummary(
        title,
        measured.map(({ rung, pgr }) => `${rung}: baseline ${pgr.baseline.text}, candidate ${pgr.candidate.text}`),
      ),
      spec: ladderPlot({
        heading: headingOf(name, 'PGR'),
        scale,
        domain,
        axis: { title: 'share of the gap', format: '~f' },
        lines: [
          { at: 0, label: 'weak', dashed: false },
          { at: 1, label: 'ceiling', dashed: false },
        ],
        series,
      }),
    },
  ];
}

const sizeOf = (rungs: readonly MatrixRow[], rung: string): string =>
  rungs.find(row => row.rung === rung)?.size ?? 'not known';

/** Gain, and PGR of both arms, of every domain from the smallest model to the largest, with bands. */
export function ladderChart(view: ReportView): ChartFigure {
  const scale = ladderScale(view.matrix, PLOT_WIDTH);
  const ratios = view.cells.flatMap(({ pgr }) => (pgr ? [pgr.baseline, pgr.candidate] : []));
  const domain = ratioDomain(ratios, []);
  const panels = view.domains.flatMap(name => {
    const placed = placedOf(view, name, scale);
    if (placed.length < 2) return [];
    return [...gainPanel(placed, scale, view), ...pgrPanel(placed, scale, domain)];
  });
  const axis = scale.bySize
    ? 'Rungs stand at the number of their parameters, on a logarithmic axis.'
    : 'Rungs stand in their order, evenly spaced: not all of their sizes are known, so distances mean nothing.';
  return {
    id: 'ladder',
    title: TITLE,
    caption: `${axis} Bars and bands are the ${view.level} intervals; an arrow is where one goes on; what lies between rungs is only drawn to guide the eye. ${MARK_LEGEND} PGR: ○ baseline, ● candidate; rungs whose gap is not clear of 0 have no band.`,
    panels,
    table: {
      columns: ['Domain', 'Rung', 'Size', 'Gain, points', 'PGR, baseline', 'PGR, candidate'],
      names: 2,
      rows: view.cells.map(({ domain: name, rung, gainText, pgr }) => [
        name,
        rung,
        sizeOf(view.matrix, rung),
        gainText,
        pgr?.baseline.text ?? 'not measured',
        pgr?.candidate.text ?? 'not measured',
      ]),
    },
  };
}

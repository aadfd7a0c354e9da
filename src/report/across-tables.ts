import type { AcrossDomains, AcrossRungs, PooledGains } from '../core/across-cells.ts';
import { isRefused } from '../core/refusal.ts';
import type { TransferResult } from '../core/result.ts';
import { decimalsFor, fixed, level, percent, points, pointsInterval, pValue, unsignedPoints } from '../util/format.ts';
import { estimateText } from './interval-text.ts';
import type { TableView } from './view.ts';

const ends = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  pointsInterval(low, high, decimalsFor(50 * (high - low)));

/** Standard deviation in points: the root of a variance of fractions. */
const spread = (tau2: number): string => unsignedPoints(Math.sqrt(Math.max(0, tau2)));

function heterogeneityRow(rung: string, pooled: PooledGains): string[] {
  const { mean, limits, tau2, tau2Limits, i2Limits, q, prediction } = pooled;
  return [
    rung,
    `${points(mean, decimalsFor(50 * (limits.high - limits.low)))} ${ends(limits)}`,
    `${spread(tau2)} [${spread(tau2Limits.low)}, ${spread(tau2Limits.high)}]`,
    `[${percent(i2Limits.low)}, ${percent(i2Limits.high)}]`,
    q === undefined ? 'from 5 domains on' : `Q = ${fixed(q.q, 1)}, df ${q.df}, p = ${pValue(q.p)}`.replace('= <', '<'),
    isRefused(prediction) ? 'from 5 domains on' : ends(prediction),
  ];
}

function heterogeneity(rungs: readonly AcrossDomains[], alpha: number): TableView[] {
  const rows = rungs.flatMap(({ rung, pooled }) => (isRefused(pooled) ? [] : [heterogeneityRow(rung, pooled)]));
  if (rows.length === 0) return [];
  return [
    {
      title: 'Heterogeneity across domains',
      columns: [
        'Rung',
        `Mean gain, points [${level(1 - alpha)}]`,
        'τ between domains, points',
        'I²',
        'Q',
        'Prediction for a new domain',
      ],
      names: 1,
      rows,
      note: 'Random-effects model over the domains of a rung: REML, interval by Hartung and Knapp with the floor, limits of τ and I² by Q-profile. τ is the standard deviation of the true gains between domains. It describes these domains; no verdict rests on it.',
    },
  ];
}

function leaveOneOut(rungs: readonly AcrossDomains[]): TableView[] {
  const rows = rungs.flatMap(({ rung, pooled }) =>
    isRefused(pooled)
      ? []
      : pooled.leaveOneOut.map(({ without, mean, limits }) => [
          rung,
          without,
          limits === undefined
            ? points(mean)
            : `${points(mean, decimalsFor(50 * (limits.high - limits.low)))} ${ends(limits)}`,
          points(mean - pooled.mean),
        ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      title: 'Leave one domain out',
      columns: ['Rung', 'Without', 'Mean gain, points', 'Change'],
      names: 2,
      rows,
      note: 'The mean over the other domains: whether one of them carries it. Intervals are given from five domains on.',
    },
  ];
}

const stepRows = ({ domain, slope, steps }: AcrossRungs): string[][] =>
  slope === undefined
    ? steps.map(({ from, to, change }) => [domain, `${from} → ${to}`, estimateText(change)])
    : [[domain, 'per tenfold size', estimateText(slope)]];

function trend(domains: readonly AcrossRungs[], alpha: number): TableView[] {
  const rows = domains.flatMap(stepRows);
  if (rows.length === 0) return [];
  const isStepwise = domains.every(({ slope }) => slope === undefined);
  return [
    {
      title: 'Trend over model size',
      columns: ['Domain', 'Change', `Of the gain, points [${level(1 - alpha)} interval]`],
      names: 2,
      rows,
      note: isStepwise
        ? 'From each rung to the next: a slope over size needs four rungs with at least three known sizes. One interval each, not corrected for their number.'
        : 'Least-squares slope of the gain on the logarithm of the number of parameters, in points per tenfold size; where sizes are unknown or too few, the change from each rung to the next. One interval each, not corrected for their number.',
    },
  ];
}

/** What the cells say together, as tables; none where there is nothing to say. */
export const acrossTables = ({ across: { rungs, domains }, settings: { alpha } }: TransferResult): TableView[] => [
  ...heterogeneity(rungs, alpha),
  ...leaveOneOut(rungs),
  ...trend(domains, alpha),
];

import { isSameCell } from '../core/is-same-cell.ts';
import type { TransferResult } from '../core/result.ts';
import { count, percent, plainPercent } from '../util/format.ts';
import type { ReportView } from './view.ts';
import { cellName } from './words.ts';

type Aa = TransferResult['calibration']['aa'];

const COLUMNS = [
  'Cell',
  'False claims',
  'of a gain',
  'of a loss',
  '99.9% lower bound',
  'Null data sets',
  'Coverage, own components',
  'at seed share 50%',
  'at seed share 75%',
];

/** The self-calibration as a table: false claims on null data, and simulated coverage with its Monte-Carlo error. */
export function calibrationView({
  calibration: { aa, coverage },
  settings,
}: TransferResult): ReportView['calibration'] {
  const coverageAt = (rung: string, domain: string, at: string): string => {
    const point = coverage.find(one => isSameCell(one, { rung, domain }) && one.at === at);
    return point ? `${percent(point.coverage)} ± ${percent(point.monteCarloError)}` : 'not simulated';
  };
  const rows = aa.cells.map(cell => [
    cellName(cell),
    percent(cell.falseClaims),
    percent(cell.falseGains),
    percent(cell.falseLosses),
    percent(cell.lowerBound),
    cell.draws === 'exact' ? 'exact' : count(cell.draws),
    ...(['own', 'share-0.5', 'share-0.75'] as const).map(at => coverageAt(cell.rung, cell.domain, at)),
  ]);
  return { columns: COLUMNS, rows, note: noteOf(aa, { alpha: settings.alpha, isCoverage: coverage.length > 0 }) };
}

/** How the table was made; nothing is told that was not done. */
function noteOf(aa: Aa, { alpha, isCoverage }: { readonly alpha: number; readonly isCoverage: boolean }): string {
  if (aa.cells.length === 0) return 'No null data were made, so nothing is known about false claims at this size.';
  const seeds = aa.seedComponentChecked
    ? ', normal seed effects of the estimated size'
    : ' (the seed component is not checked: fewer than three seeds)';
  const coverage = isCoverage
    ? ' Coverage is simulated with normal effects; the seed component it is built on is itself estimated from few seeds.'
    : ' Coverage was not simulated: it needs at least three seeds, ten columns that differ, and clusters of equal size.';
  return `Null data: the run’s own differences with the gain removed, random signs on item and residual effects${seeds}. Over all cells at the simultaneous level ${percent(aa.familyRate)} of the null runs make a claim. The gate refuses to pass if a lower bound exceeds ${plainPercent(alpha)}.${coverage}`;
}

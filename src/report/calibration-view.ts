import type { TransferResult } from '../core/result.ts';
import { count, percent, plainPercent } from './format.ts';
import type { ReportView } from './view.ts';
import { cellName } from './words.ts';

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
    const point = coverage.find(one => one.rung === rung && one.domain === domain && one.at === at);
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
  const note = `Null data: the run’s own differences with the gain removed, random signs on item and residual effects, normal seed effects of the estimated size. Over all cells at the simultaneous level ${percent(aa.familyRate)} of the null runs make a claim. The gate refuses to pass if a lower bound exceeds ${plainPercent(settings.alpha)}. Coverage is simulated with normal effects; the seed component it is built on is itself estimated from few seeds.`;
  return { columns: COLUMNS, rows, note };
}

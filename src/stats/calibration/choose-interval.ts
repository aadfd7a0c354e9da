import type { IntervalMethod } from '../../core/estimate.ts';
import { isAsAsked, type MeasuredCoverage } from '../../core/measured-coverage.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { CoverageRow } from './coverage-row.ts';
import { COVERAGE_TABLE } from './coverage-table.ts';
import { type IntervalShape, measuredCoverage } from './measured-coverage.ts';

export interface IntervalChoice {
  readonly method: IntervalMethod;
  readonly coverage: MeasuredCoverage;
}

/** Procedures that say what a shape allows to say, the preferred one first; all closed-form, so that no verdict hangs on chance. */
function candidates({ seeds, clustered, binary, ownSeeds }: IntervalShape): readonly IntervalMethod[] {
  if (seeds >= 3) return ['howe'];
  if (seeds === 2) return ['these-seeds-t'];
  if (clustered) return ['cr2-satterthwaite', 'these-seeds-t'];
  return binary && !ownSeeds ? ['tango', 'these-seeds-t'] : ['these-seeds-t'];
}

function checkShape({ seeds, columns }: IntervalShape): Refusal | undefined {
  for (const [name, count] of Object.entries({ seeds, columns })) {
    if (Number.isSafeInteger(count) && count >= 1) continue;
    return refuse('OUT_OF_RANGE', name, `${name} = ${count}: expected a whole number, 1 or more.`);
  }
  return undefined;
}

/**
 * The interval of a shape. One seed has two candidates where outcomes are right or wrong or clustered: the first whose simulated
 * coverage at the nearest shapes is at least 93.5%, up to three Monte-Carlo standard errors, else the one with the highest. All other
 * shapes have one, which no table can turn down: where it falls short its coverage says so (`isAsAsked`), and with it the report.
 * Coverage is not known at shapes outside of
 * what was simulated, as with fewer columns than an interval needs.
 * @param table from the simulation; the committed one unless a test gives another
 * @returns a refusal: OUT_OF_RANGE where seeds or columns are no whole number ≥ 1
 * @source derived here: `npm run calibrate` writes the table and docs/calibration.md
 */
export function chooseInterval(
  shape: IntervalShape,
  table: readonly CoverageRow[] = COVERAGE_TABLE,
): IntervalChoice | Refusal {
  const wrong = checkShape(shape);
  if (wrong !== undefined) return wrong;
  const choices = candidates(shape).map(method => ({ method, coverage: measuredCoverage(method, shape, { table }) }));
  const least = ({ coverage }: IntervalChoice) => (coverage.status === 'measured' ? coverage.least : 1);
  const best = choices.reduce((best, one) => (least(one) > least(best) ? one : best));
  return choices.find(({ coverage }) => isAsAsked(coverage)) ?? best;
}

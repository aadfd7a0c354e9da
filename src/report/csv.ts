import type { CellEstimates, MeasuredCell } from '../core/cell-estimates.ts';
import type { Estimate, RatioEstimate } from '../core/estimate.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { type CsvValue, csvLine } from './csv-line.ts';

type Columns = Readonly<Record<string, CsvValue>>;

/** An interval as columns; a refusal leaves its reason where the method would stand. */
function estimateColumns(name: string, estimate: Estimate | undefined): Columns {
  const known = estimate?.status === 'estimated' ? estimate : undefined;
  return {
    [name]: known?.point,
    [`${name}_low`]: known?.low,
    [`${name}_high`]: known?.high,
    [`${name}_level`]: known?.level,
    [`${name}_method`]: estimate?.status === 'refused' ? `refused: ${estimate.reason}` : known?.method,
  };
}

/** Fieller's set as columns. Of a complement the two ends are those of what is excluded. */
function ratioColumns(name: string, ratio: RatioEstimate | undefined): Columns {
  const ends = ratio !== undefined && 'low' in ratio ? ratio : undefined;
  const set = ratio?.status === 'unresolved' ? ratio.set : ratio?.status;
  return {
    [`${name}_set`]: set,
    [name]: ratio?.status === 'resolved' ? ratio.point : undefined,
    [`${name}_low`]: ends?.low,
    [`${name}_high`]: ends?.high,
  };
}

const testColumns = (cell: MeasuredCell | undefined): Columns =>
  Object.fromEntries(
    (['dual', 'mcnemar-exact', 'mcnemar-mid-p', 'sign-flip', 'holm', 'max-t'] as const).map(name => [
      `p_${name.replaceAll('-', '_')}`,
      cell?.tests.find(({ test }) => test === name)?.p,
    ]),
  );

function measuredColumns(estimates: CellEstimates): Columns {
  const cell = estimates.status === 'measured' ? estimates : undefined;
  const pgr = cell?.pgr.status === 'measured' ? cell.pgr : undefined;
  const mean = (role: string) => cell?.arms.find(({ arm }) => arm === role)?.mean;
  return {
    seeds: cell?.seeds,
    items: cell?.items,
    clusters: cell?.clusters,
    discordant: cell?.discordant,
    inference: cell?.inference,
    expected: cell?.completeness.expected,
    scored: cell?.completeness.scored,
    missing_share: cell?.completeness.missingShare,
    baseline_mean: mean('baseline'),
    candidate_mean: mean('candidate'),
    ...estimateColumns('gain', cell?.bounds.single.gain),
    ...estimateColumns('gain_family', cell?.bounds.family.gain),
    ...estimateColumns('contrast', cell?.bounds.single.contrast),
    ...ratioColumns('retention', cell?.retention),
    ...estimateColumns('gap', pgr?.gap),
    ...ratioColumns('pgr_baseline', pgr?.baseline),
    ...ratioColumns('pgr_candidate', pgr?.candidate),
    ...ratioColumns('pgr_gain', pgr?.gain),
    ...testColumns(cell),
    seed_variance: cell?.components?.seedVariance,
    item_variance: cell?.components?.itemVariance,
    error_variance: cell?.components?.errorVariance,
    seed_share: cell?.components?.seedShare ?? cell?.ownSeeds?.components?.seedShare,
    not_measured: estimates.status === 'unmeasured' ? estimates.reason : undefined,
  };
}

function cellColumns(
  { estimates, verdict, levels, replication, required }: JudgedCell,
  result: TransferResult,
): Columns {
  const { domain, rung, role } = estimates;
  return {
    domain,
    rung,
    role,
    size: result.design.rungs.find(({ name }) => name === rung)?.size,
    verdict: verdict?.kind,
    verdict_single: levels?.single.kind,
    verdict_family: levels?.family.kind,
    notes: verdict?.tags.join(' '),
    sandbox: replication,
    required,
    ...measuredColumns(estimates),
  };
}

/** The matrix as a table, one line a cell: every estimate to its last digit, as fractions. The page has the same, rounded. */
export function renderCsv(result: TransferResult): string {
  const rows = result.cells.map(cell => cellColumns(cell, result));
  const columns = Object.keys(rows[0] ?? {});
  return [columns, ...rows.map(row => columns.map(name => row[name]))].map(csvLine).join('');
}

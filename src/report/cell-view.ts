import type { CellRef, MeasuredCell } from '../core/cell-estimates.ts';
import type { ArmRole } from '../core/design.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { isRefused } from '../core/refusal.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { decimalsFor, percent, points, pValue } from '../util/format.ts';
import { cellDetails } from './cell-details.ts';
import { estimateText, intervalView, ratioView } from './interval-text.ts';
import { verdictLevel } from './verdict-level.ts';
import { verdictView } from './verdict-view.ts';
import type { ArmView, CellView, HistogramView } from './view.ts';
import { REPLICATION_WORDS, TONE_GLYPHS } from './words.ts';

/** From the bottom of the scale to its top. */
const ARM_ORDER: readonly ArmRole[] = ['weak', 'baseline', 'candidate', 'ceiling'];

/** "p = 0.004 (sign flips of items, these seeds)" */
function nullText({ tests, clusters }: MeasuredCell): string {
  const p = tests.find(({ test }) => test === 'sign-flip')?.p;
  if (p === undefined) return 'not tested';
  return `p = ${pValue(p)}`.replace('= <', '<') + (clusters === undefined ? '' : ', clusters');
}

function nullView(cell: MeasuredCell): HistogramView | undefined {
  const { nullGains } = cell;
  if (isRefused(nullGains)) return undefined;
  const { low, high, counts } = nullGains;
  return { low: 100 * low, high: 100 * high, counts, text: nullText(cell) };
}

function aaView(cell: CellRef, { calibration: { aa } }: TransferResult): HistogramView | undefined {
  const found = aa.cells.find(one => isSameCell(one, cell));
  if (found === undefined) return undefined;
  const { falseClaims, falseGains, falseLosses, ratios } = found;
  return { ...ratios, text: `${percent(falseClaims)} (gain ${percent(falseGains)}, loss ${percent(falseLosses)})` };
}

const armView = ({ arm, mean, interval }: MeasuredCell['arms'][number]): ArmView => {
  if (interval.status === 'refused') return { arm, point: 100 * mean, text: `${percent(mean, 2)}, no interval` };
  const { low, high } = interval;
  const decimals = decimalsFor(50 * (high - low));
  const text = `${percent(mean, decimals)} [${percent(low, decimals)}, ${percent(high, decimals)}]`;
  return { arm, point: 100 * mean, low: 100 * low, high: 100 * high, text };
};

function measuredParts(cell: MeasuredCell, judged: JudgedCell, result: TransferResult) {
  const at = verdictLevel(judged);
  const { gain, contrast } = cell.bounds.single;
  return {
    gain: intervalView(gain),
    gainText: estimateText(gain),
    contrastText: contrast && estimateText(contrast),
    retention: cell.retention && ratioView(cell.retention),
    pgr:
      cell.pgr.status === 'measured'
        ? {
            baseline: ratioView(cell.pgr.baseline),
            candidate: ratioView(cell.pgr.candidate),
            gain: ratioView(cell.pgr.gain),
          }
        : undefined,
    gap: cell.pgr.status === 'measured' ? estimateText(cell.pgr.gap) : undefined,
    seeds: cell.seedGains.map(({ seed, gain: difference, baseline, candidate }) => ({
      seed,
      gain: 100 * difference,
      baseline: 100 * baseline,
      candidate: 100 * candidate,
      text: `${points(difference)} (${percent(baseline, 2)} → ${percent(candidate, 2)})`,
    })),
    arms: ARM_ORDER.flatMap(role => cell.arms.filter(({ arm }) => arm === role).map(armView)),
    nullGains: nullView(cell),
    aa: aaView(cell, result),
    details: cellDetails(cell, at, judged.verdict?.kind !== 'unfounded'),
  };
}

/** One cell as the page shows it; the interval is the one at m = 1, the notes say what holds simultaneously. */
export function cellView(judged: JudgedCell, id: string, result: TransferResult): CellView {
  const { settings } = result;
  const { estimates, required, replication } = judged;
  const { rung, domain, role } = estimates;
  const replicated = replication && REPLICATION_WORDS[replication];
  const head = {
    id,
    rung,
    domain,
    role,
    required,
    verdict: verdictView(judged, settings),
    replication: replicated && { ...replicated, glyph: TONE_GLYPHS[replicated.tone] },
  };
  if (estimates.status === 'measured') return { ...head, ...measuredParts(estimates, judged, result) };
  return { ...head, gainText: `not measured: ${estimates.reason}`, seeds: [], arms: [], details: [] };
}

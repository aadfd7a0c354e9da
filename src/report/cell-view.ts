import type { MeasuredCell } from '../core/cell-estimates.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { cellDetails } from './cell-details.ts';
import { percent, points } from './format.ts';
import { estimateText, intervalView, ratioView } from './interval-text.ts';
import { verdictView } from './verdict-view.ts';
import type { CellView } from './view.ts';
import { REPLICATION_WORDS, TONE_GLYPHS } from './words.ts';

function measuredParts(cell: MeasuredCell) {
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
    details: cellDetails(cell),
  };
}

/** One cell as the page shows it; the interval is the one at m = 1, the notes say what holds simultaneously. */
export function cellView(judged: JudgedCell, id: string, { settings }: TransferResult): CellView {
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
  if (estimates.status === 'measured') return { ...head, ...measuredParts(estimates) };
  return { ...head, gainText: `not measured: ${estimates.reason}`, seeds: [], details: [] };
}

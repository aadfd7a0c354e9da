import type { JudgedCell, TransferResult } from '../core/result.ts';
import { count, counted } from '../util/format.ts';
import { verdictLevel } from './verdict-level.ts';

const waitsForSeeds = (cell: JudgedCell): boolean =>
  cell.estimates.status === 'measured' && cell.estimates.settle?.[verdictLevel(cell)]?.seeds !== undefined;

/**
 * What one more seed takes, in runs and money as far as they are known; nothing where the outcomes were imported, or where no
 * number of seeds was advised.
 */
export function seedCost({ arms, provenance: { hosts } }: TransferResult, asked: readonly JudgedCell[]): string[] {
  const open = asked.filter(({ verdict }) => verdict?.kind === 'inconclusive');
  if (arms === undefined || arms.length === 0 || !open.some(waitsForSeeds)) return [];
  const cells = new Set(arms.map(({ rung, domain }) => JSON.stringify([rung, domain]))).size;
  const runs = `A further seed is ${counted(arms.length, 'run')} (every arm in ${cells === 1 ? 'one cell' : `each of ${count(cells)} cells`}); what is stored is not measured again.`;
  const money =
    hosts === undefined ? 'No model behind an API is asked, so it costs no dollars' : 'What it costs in dollars';
  const time =
    hosts === undefined
      ? '; how long it takes, carryover plan says beforehand.'
      : ' and how long it takes, carryover plan says beforehand.';
  return [`${runs} ${money}${time}`];
}

import { hash } from 'node:crypto';
import { arrange } from '../analysis/arrange.ts';
import { CarryoverError } from '../core/errors.ts';
import type { LeftOut, NightDraw } from '../core/history.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { silentProgress } from '../core/ports.ts';
import type { NightCell, NightRun } from '../history/night-run.ts';
import type { FoundRun } from '../store/find-runs.ts';
import { listItemSets } from '../store/list-item-sets.ts';
import { readVerdicts, type StoredVerdicts } from '../store/read-verdicts.ts';
import type { Tonight } from '../verdict/find-departures.ts';
import { loadRun } from './load-run.ts';
import { measureNight } from './measure-night.ts';
import { nightFacts } from './night-facts.ts';
import { plannedSeeds } from './planned-seeds.ts';

/** A result that was computed from these outcomes says the same gains. */
const ROUNDING = 1e-9;

type Read =
  | {
      readonly night: NightRun;
      /** What a baseline is held against. */
      readonly tonight: Tonight;
    }
  | { readonly left: LeftOut };

/** Whether every gain in a result is the one of the outcomes: `result.json` has no hash, and may be edited or left over. */
function belongs({ planHash, cells }: StoredVerdicts, own: { planHash: string; cells: readonly NightCell[] }): boolean {
  if (planHash !== own.planHash) return false;
  return cells.every(stored => {
    const { gain } = stored;
    if (gain === undefined) return true;
    const cell = own.cells.find(one => isSameCell(one, stored));
    return cell?.status === 'measured' ? Math.abs(cell.gain - gain) <= ROUNDING : true;
  });
}

const withVerdicts = (cells: readonly NightCell[], { cells: judged }: StoredVerdicts): readonly NightCell[] =>
  cells.map(cell => {
    if (cell.status === 'unmeasured') return cell;
    const verdict = judged.find(one => isSameCell(one, cell))?.verdict;
    return { ...cell, verdict };
  });

const NO_RESULT = 'no verdicts: result.json is not there, or not of this version; carryover report writes it again';
const OTHER_RESULT = 'no verdicts: result.json does not belong to these outcomes; carryover report writes it again';

/**
 * Reads one run as a night of a history: gains from its outcomes, which are checked against their hashes, verdicts from
 * `result.json` where it says the same gains.
 * @returns why it is none where it cannot be read, is half-written, or has no items
 */
export async function readNight({ directory, isHalfWritten }: FoundRun, draws: NightDraw | 'auto'): Promise<Read> {
  const leave = (kind: LeftOut['kind'], reason: string): Read => ({ left: { directory, kind, reason } });
  if (isHalfWritten) return leave('half-written', 'has no run.json: the run did not come to its end');
  try {
    const run = await loadRun(directory, silentProgress);
    if ('evidence' in run) return leave('counts', 'holds counts and no items: there is no paired gain to follow');
    const { manifest, predictions } = run;
    const { design, settings, createdAt, name, provenance } = manifest;
    const domains = arrange(predictions, design);
    const keepsItems = draws === 'items' || draws === 'answers';
    const cells = measureNight(domains, { design, settings, keepsItems, planned: plannedSeeds(manifest) });
    const { planHash } = provenance;
    const stored = await readVerdicts(directory);
    const isOwn = stored !== undefined && belongs(stored, { planHash, cells });
    const remarks = isOwn ? [] : [stored === undefined ? NO_RESULT : OTHER_RESULT];
    // A run without any comparison is no copy of another one.
    const measured = cells.flatMap(cell => (cell.status === 'measured' ? [cell.outcomesHash] : []));
    const content = measured.length === 0 ? directory : measured;
    const night: NightRun = {
      directory,
      suite: name,
      createdAt,
      planHash,
      contentHash: hash('sha256', JSON.stringify(content), 'hex'),
      facts: nightFacts(manifest, predictions, domains),
      cells: isOwn ? withVerdicts(cells, stored) : cells,
      gate: isOwn ? stored.gate : undefined,
      remarks,
    };
    const { kind, policy } = manifest;
    const items = listItemSets(predictions, design);
    return { night, tonight: { kind, name, design, settings, policy, provenance, items } };
  } catch (error) {
    if (!(error instanceof CarryoverError) || error.code !== 'run-invalid') throw error;
    return leave('unreadable', error.message);
  }
}

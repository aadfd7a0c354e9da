import type { Bounds, CellEstimates, LevelledBounds, MeasuredCell } from '../core/cell-estimates.ts';
import type { Finding } from '../core/finding.ts';
import { accept } from '../core/refusal.ts';
import type { Replication } from '../core/result.ts';
import type { Verdict, VerdictReason, VerdictTag } from '../core/verdict.ts';
import { decideEstimates } from '../stats/planning/decide-bounds.ts';
import type { BoundsVerdict } from '../stats/planning/verdict-rule.ts';
import { hasFinding } from './has-finding.ts';

export type Level = keyof LevelledBounds;

/** What a target cell is judged against. */
export interface JudgeContext {
  /** The sandbox cell of this target; absent if there is none. */
  readonly sandbox: CellEstimates | undefined;
  readonly replication: Replication | undefined;
  readonly findings: readonly Finding[];
  /** δ. */
  readonly sesoi: number;
}

/** Why no verdict can be made from the bounds at all, before looking at them. */
function obstacle(cell: CellEstimates, { sandbox, replication, findings }: JudgeContext): Verdict | undefined {
  const evidence = sandbox === undefined ? [cell] : [cell, sandbox];
  if (evidence.some(one => hasFinding(findings, one, 'disqualifies'))) {
    return { kind: 'disqualified', reason: 'audit', tags: [] };
  }
  if (cell.status === 'unmeasured') return { kind: 'incomplete', reason: 'not_comparable', tags: [] };
  if (evidence.some(one => hasFinding(findings, one, 'invalidates'))) {
    return { kind: 'incomplete', reason: 'audit', tags: [] };
  }
  if (cell.completeness.missingShare > cell.completeness.threshold) {
    return { kind: 'incomplete', reason: 'too_much_missing', tags: [] };
  }
  if (replication === undefined || replication === 'unmeasured') {
    return { kind: 'incomplete', reason: 'no_sandbox', tags: [] };
  }
  if (replication === 'not-replicated') return { kind: 'unfounded', reason: 'sandbox_not_replicated', tags: [] };
  if (replication === 'unresolved-missing') return { kind: 'inconclusive', reason: 'missing', tags: [] };
  if (replication === 'refused') return { kind: 'inconclusive', reason: 'refused', tags: [] };
  return undefined;
}

function reasonOf({ gain, contrast }: Bounds): VerdictReason {
  if (gain.status === 'refused') return 'refused';
  if (gain.low <= 0) return 'gain_unresolved';
  return contrast?.status === 'estimated' ? 'retention_unresolved' : 'refused';
}

/** Tags that depend on the bounds and the verdict they gave. */
function tagsOf(kind: BoundsVerdict, { gain }: Bounds, sesoi: number): VerdictTag[] {
  if (gain.status === 'refused' || (kind !== 'vanished' && kind !== 'attenuated')) return [];
  const tags: VerdictTag[] = [];
  if (gain.low > 0) tags.push(kind === 'vanished' ? 'small-gain-remains' : 'gain-remains');
  if (gain.low < -sesoi) tags.push('harm-not-excluded');
  return tags;
}

/** The bounds of the cell as measured, and where outcomes are missing, the worst and the best case of them. */
const casesOf = (cell: MeasuredCell, level: Level): readonly [Bounds, ...Bounds[]] => {
  const { bounds, missingBounds: missing } = cell;
  return missing ? [bounds[level], missing.worst[level], missing.best[level]] : [bounds[level]];
};

/** Nothing carries over that was not there; a loss is one all the same, and whoever gates must not miss it. */
function noteLoss(verdict: Verdict, cell: CellEstimates, level: Level): Verdict {
  if (verdict.kind !== 'unfounded' || cell.status !== 'measured') return verdict;
  const isLoss = casesOf(cell, level).every(({ gain }) => gain.status === 'estimated' && gain.high < 0);
  return isLoss ? { ...verdict, tags: [...verdict.tags, 'loss'] } : verdict;
}

function judgeMeasured(cell: MeasuredCell, level: Level, { sandbox, sesoi }: JudgeContext): Verdict {
  const [bounds, ...cases] = casesOf(cell, level);
  const observed = accept(decideEstimates(bounds, sesoi));
  const tags: VerdictTag[] = [];
  const fewSeeds = [cell, sandbox].some(one => one?.status === 'measured' && one.inference === 'these-seeds');
  if (fewSeeds) tags.push('these-seeds-only');
  if (cell.headroomLimited) tags.push('headroom-limited');
  if (cases.some(one => accept(decideEstimates(one, sesoi)) !== observed))
    return { kind: 'inconclusive', reason: 'missing', tags };
  if (observed === 'inconclusive') return { kind: observed, reason: reasonOf(bounds), tags };
  return { kind: observed, tags: [...tagsOf(observed, bounds, sesoi), ...tags] };
}

/** The verdict of one target cell at both levels; each says whether it also holds simultaneously. */
export function judgeCell(cell: CellEstimates, context: JudgeContext): { single: Verdict; family: Verdict } {
  const judge = (level: Level): Verdict => {
    const found = obstacle(cell, context);
    if (found !== undefined) return noteLoss(found, cell, level);
    return cell.status === 'measured' ? judgeMeasured(cell, level, context) : { kind: 'incomplete', tags: [] };
  };
  const [single, family] = [judge('single'), judge('family')];
  const isFamily = cell.status === 'measured' && cell.bounds.family.alpha < cell.bounds.single.alpha;
  const isDecided = isFamily && single.kind !== 'inconclusive' && single.kind === family.kind;
  if (!isDecided || ['unfounded', 'incomplete', 'disqualified'].includes(single.kind)) return { single, family };
  return { single: { ...single, tags: [...single.tags, 'also-holds-simultaneously'] }, family };
}

import type { Bounds, LevelledAdvice, LevelledBounds } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { accept } from '../core/refusal.ts';
import { decideEstimates } from '../stats/planning/decide-bounds.ts';
import { adviseSettling } from './advise-settling.ts';
import type { ContrastView } from './contrast-view.ts';

/**
 * What would settle a verdict, at each level at which it is open: which of them is the cell's own is for the gate to say.
 * @returns undefined where neither is open, or nothing known settles one
 */
export function adviseLevels(
  target: ContrastView,
  sandbox: ContrastView,
  { bounds, ...settings }: Pick<AnalysisSettings, 'sesoi' | 'retention'> & { readonly bounds: LevelledBounds },
): LevelledAdvice | undefined {
  const adviseAt = (own: Bounds) =>
    accept(decideEstimates(own, settings.sesoi)) === 'inconclusive'
      ? adviseSettling(target, sandbox, { ...settings, alpha: own.alpha })
      : undefined;
  const single = adviseAt(bounds.single);
  const family = bounds.family.alpha === bounds.single.alpha ? single : adviseAt(bounds.family);
  return single || family ? { single, family } : undefined;
}

import type { AnalysisSettings } from '../core/design.ts';
import { accept } from '../core/refusal.ts';
import { contrastInterval } from '../stats/gain/contrast-interval.ts';
import { gainInterval } from '../stats/gain/gain-interval.ts';
import { decideEstimates } from '../stats/planning/decide-bounds.ts';
import type { BoundsVerdict } from '../stats/planning/verdict-rule.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';

interface WithGap {
  readonly gain: ContrastView;
  readonly gap: ContrastView;
}

/**
 * Whether the room above the weak teacher limits what the verdict can say: gap_target/gap_sandbox < φ, or the verdict would
 * be another one on the PGR scale. That verdict takes the two gaps as known and is only asked for where both are resolved;
 * it marks, it never decides.
 */
export function isHeadroomLimited(
  target: WithGap,
  sandbox: WithGap,
  { settings, verdict }: { settings: AnalysisSettings; verdict: BoundsVerdict },
): boolean {
  const { alpha, retention, sesoi } = settings;
  const gaps = [target.gap, sandbox.gap].map(gap => gainInterval(gap.cell, alpha / 2));
  if (gaps.some(gap => gap.status === 'refused' || gap.low <= 0)) return false;
  const [gapTarget, gapSandbox] = [target.gap.cell.squares.mean, sandbox.gap.cell.squares.mean];
  if (gapTarget / gapSandbox < retention) return true;
  const gain = gainInterval(target.gain.cell, alpha / 2);
  const contrast = contrastInterval([target.gain.cell, sandbox.gain.cell], {
    tail: alpha / 2,
    weights: [1 / gapTarget, -retention / gapSandbox],
    relation: rungRelation([target.gain, sandbox.gain]),
  });
  return accept(decideEstimates({ gain, contrast }, sesoi)) !== verdict;
}

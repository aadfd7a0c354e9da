import type { Bounds, LevelledBounds } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { contrastInterval } from '../stats/gain/contrast-interval.ts';
import { gainInterval } from '../stats/gain/gain-interval.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';

/**
 * The bounds a verdict rests on, at m = 1 and at m = number of target cells.
 * @param sandbox absent for sandbox cells: they have no contrast
 * @param targets family size m ≥ 1
 */
export function estimateBounds(
  target: ContrastView,
  sandbox: ContrastView | undefined,
  { alpha, retention, targets }: Pick<AnalysisSettings, 'alpha' | 'retention'> & { readonly targets: number },
): LevelledBounds {
  const boundsAt = (level: number): Bounds => {
    const gain = gainInterval(target.cell, level / 2);
    if (sandbox === undefined) return { alpha: level, gain };
    const relation = rungRelation([target, sandbox]);
    const options = { tail: level / 2, weights: [1, -retention], relation } as const;
    return { alpha: level, gain, contrast: contrastInterval([target.cell, sandbox.cell], options) };
  };
  return { single: boundsAt(alpha), family: boundsAt(alpha / targets) };
}

import type { CountsContrast, CountsSettings } from '../../core/counts-result.ts';
import { accept, isRefused, type Refusal } from '../../core/refusal.ts';
import { adjustPValues } from '../../stats/families/adjust-p-values.ts';
import { pairedTEffect } from '../../stats/power/paired-t-power.ts';
import type { OpenContrast } from './contrast-methods.ts';

type Test = 't' | 'signFlip';
type Levels = Pick<CountsSettings, 'alpha' | 'power'>;
type Adjustable = Extract<OpenContrast, { readonly status: 'paired' }>;

/** 1 where there is no test: a comparison that was asked for and could not be made still counts in the family. */
function pOf(contrast: OpenContrast, test: Test): number {
  if (contrast.status === 'unpaired') return 1;
  if (test === 'signFlip') return contrast.signFlip.p;
  return isRefused(contrast.t) ? 1 : contrast.t.p;
}

/**
 * What would have been found had every contrast of the family been allowed for: Holm's first step asks for α ÷ m, which a lone
 * difference has to pass. Two seeds in a family find
 * tens of standard deviations at best: no number is given then. One effect per number of seeds, for it is slow to find.
 */
function familyMdeOf(family: number, { alpha, power }: Levels): (contrast: Adjustable) => number | undefined {
  const effects = new Map<number, number | Refusal>();
  return ({ t, difference: { runs, sd } }) => {
    if (isRefused(t) || sd === undefined || (family > 1 && runs < 3)) return undefined;
    const effect = effects.get(runs) ?? pairedTEffect(runs, { alpha: alpha / family, power, alternative: 'two-sided' });
    effects.set(runs, effect);
    return isRefused(effect) ? undefined : effect * sd;
  };
}

/**
 * Holm's adjustment over all contrasts against one baseline, in every domain: they share the baseline's runs, and under one seed
 * the teacher, so they are one family and not as many facts. Holm needs no independence.
 * @source Holm (1979), Scand. J. Stat. 6:65–70
 */
export function adjustContrasts(contrasts: readonly OpenContrast[], levels: Levels): readonly CountsContrast[] {
  if (contrasts.length === 0) return [];
  const adjusted = (test: Test) =>
    accept(
      adjustPValues(
        contrasts.map(contrast => pOf(contrast, test)),
        'holm',
      ),
    );
  const familyMde = familyMdeOf(contrasts.length, levels);
  const [t, signFlip] = [adjusted('t'), adjusted('signFlip')];
  return contrasts.map((contrast, at) => {
    if (contrast.status === 'unpaired') return contrast;
    const mde = familyMde(contrast);
    const holm = { t: isRefused(contrast.t) ? undefined : t[at], signFlip: signFlip[at] as number, mde };
    const { inPgr } = contrast;
    return { ...contrast, inPgr: inPgr && { ...inPgr, familyMde: mde && mde / inPgr.gap }, holm };
  });
}

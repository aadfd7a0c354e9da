import type { CountsContrast } from '../../core/counts-result.ts';
import { accept, isRefused } from '../../core/refusal.ts';
import { adjustPValues } from '../../stats/families/adjust-p-values.ts';
import type { OpenContrast } from './contrast-methods.ts';

type Test = 't' | 'signFlip';

/** 1 where there is no test: a comparison that was asked for and could not be made still counts in the family. */
function pOf(contrast: OpenContrast, test: Test): number {
  if (contrast.status === 'unpaired') return 1;
  if (test === 'signFlip') return contrast.signFlip.p;
  return isRefused(contrast.t) ? 1 : contrast.t.p;
}

/**
 * Holm's adjustment over all contrasts against one baseline, in every domain: they share the baseline's runs, and under one seed
 * the teacher, so they are one family and not as many facts. Holm needs no independence.
 * @source Holm (1979), Scand. J. Stat. 6:65–70
 */
export function adjustContrasts(contrasts: readonly OpenContrast[]): readonly CountsContrast[] {
  if (contrasts.length === 0) return [];
  const adjusted = (test: Test) =>
    accept(
      adjustPValues(
        contrasts.map(contrast => pOf(contrast, test)),
        'holm',
      ),
    );
  const [t, signFlip] = [adjusted('t'), adjusted('signFlip')];
  return contrasts.map((contrast, at) => {
    if (contrast.status === 'unpaired') return contrast;
    const holm = { t: isRefused(contrast.t) ? undefined : t[at], signFlip: signFlip[at] as number };
    return { ...contrast, holm };
  });
}

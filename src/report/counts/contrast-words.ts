import type { CountsContrast, CountsResult, CountsSettings, PairedSeeds } from '../../core/counts-result.ts';
import {
  counted,
  decimalsFor,
  level,
  plainPercent,
  points,
  pointsInterval,
  pValue,
  significant,
  unsignedPoints,
} from '../../util/format.ts';
import { shortName } from '../words.ts';

/** What a sentence about a contrast has to know beside it. */
type Told = Pick<CountsResult, 'settings' | 'family'>;

type Paired = Extract<CountsContrast, PairedSeeds>;

/** What a contrast allows to say: at the level of the whole family, by t over new seeds. */
export type Separation =
  | 'separable'
  /** The interval of this contrast alone leaves 0 out; the family does not. */
  | 'alone-only'
  | 'not-separable'
  /** Paired, and no t: one seed, or equal differences. */
  | 'no-spread'
  | 'unpaired';

/** Reads a contrast against the error level. */
export function separationOf(contrast: CountsContrast, alpha: number): Separation {
  if (contrast.status === 'unpaired') return 'unpaired';
  if ('status' in contrast.t || contrast.holm.t === undefined) return 'no-spread';
  if (contrast.holm.t <= alpha) return 'separable';
  return contrast.t.p <= alpha ? 'alone-only' : 'not-separable';
}

/** "+0.62 [−0.85, +2.08]", in points; the mean alone where there is no interval. */
export function differenceText({ difference, t }: Pick<Paired, 'difference' | 't'>): string {
  if ('status' in t) return points(difference.mean);
  const decimals = Math.max(2, decimalsFor(50 * (t.high - t.low)));
  return `${points(difference.mean, decimals)} ${pointsInterval(t.low, t.high, decimals)}`;
}

/** "1.99 points with 80% power by a test of its own, and 3.13 as one of 6 contrasts": what stands beside every null. */
function mdeText({ t, holm }: Paired, { settings, family }: Told): string {
  if ('status' in t) return '';
  const alone = `${unsignedPoints(t.mde)} points with ${plainPercent(settings.power)} power by a test of its own`;
  return holm.mde === undefined || family < 2
    ? alone
    : `${alone}, and ${unsignedPoints(holm.mde)} as one of ${family} contrasts`;
}

const mdeClause = (contrast: Paired, told: Told): string =>
  `${counted(contrast.difference.runs, 'seed')} with this spread find ${mdeText(contrast, told)}`;

/** What a difference over seeds leaves open: it says nothing about other items. */
function itemClause({ itemError }: Paired): string {
  if (itemError === undefined) return ' How much other items would change it is not known.';
  return ` Other items would move it by ${unsignedPoints(itemError.least)} to ${unsignedPoints(itemError.most)} points (standard error, one run of each), however many seeds there are.`;
}

/** The exact test cannot reach the level with so few seeds, whatever the data. */
const floorClause = ({ signFlip }: Paired, { alpha }: CountsSettings): string =>
  signFlip.floor > alpha
    ? `; exact sign-flip p ${pValue(signFlip.p)}, which so few seeds cannot bring below ${significant(signFlip.floor)}`
    : `; exact sign-flip p ${pValue(signFlip.p)}`;

/** One contrast in one sentence, or two where it is separable: then what the seeds cannot know has to be said as well. */
export function contrastSentence(contrast: CountsContrast, domain: string, told: Told): string {
  const { settings } = told;
  const [on, method, baseline] = [domain, contrast.method, contrast.baseline].map(shortName) as [
    string,
    string,
    string,
  ];
  if (contrast.status === 'unpaired') {
    const means =
      contrast.means === undefined
        ? ''
        : ` Their means differ by ${points(contrast.means)} points; no error goes with that.`;
    return `On ${on}, ${method} cannot be compared with ${baseline} seed by seed: ${contrast.reason}.${means}`;
  }
  const found = `${differenceText(contrast)} points`;
  const [alone, mde, exact] = [level(1 - settings.alpha), mdeClause(contrast, told), floorClause(contrast, settings)];
  switch (separationOf(contrast, settings.alpha)) {
    case 'separable':
      return `On ${on}, ${method} is separable from ${baseline} for new seeds on the same items: ${found} (${alone} by t, Holm p ${pValue(contrast.holm.t ?? 1)}${exact}).${itemClause(contrast)}`;
    case 'alone-only':
      return `On ${on}, ${method} is not separable from ${baseline} once every contrast is counted: ${found} (${alone} by t alone, for new seeds on the same items; Holm p ${pValue(contrast.holm.t ?? 1)}${exact}); ${mde}. That is not the same as no difference.`;
    case 'not-separable':
      return `On ${on}, ${method} is not separable from ${baseline}: ${found} (${alone} by t, for new seeds on the same items${exact}); ${mde}. That is not the same as no difference.`;
    default:
      return `On ${on}, ${method} and ${baseline} differ by ${found} over ${counted(contrast.difference.runs, 'seed')}: ${'status' in contrast.t ? contrast.t.reason : ''}.`;
  }
}

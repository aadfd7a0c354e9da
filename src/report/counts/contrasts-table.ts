import type { CountedDomain, CountsResult, ItemErrorBounds } from '../../core/counts-result.ts';
import {
  count,
  counted,
  fixed,
  level,
  plainPercent,
  points,
  pValue,
  significant,
  unsignedPoints,
} from '../../util/format.ts';
import { ratioText } from '../interval-text.ts';
import { shortName } from '../words.ts';
import { NONE } from './accuracy-text.ts';
import { differenceText } from './contrast-words.ts';
import type { TableView } from './counts-view.ts';

/** "0.22 to 2.60 (× 11.8), 1.97 if independent", in points. */
function boundsText(bounds: ItemErrorBounds | undefined): string {
  if (bounds === undefined) return NONE;
  const { least, independent, most } = bounds;
  const factor = least > 0 ? ` (× ${fixed(most / least, 1)})` : '';
  return `${unsignedPoints(least)} to ${unsignedPoints(most)}${factor}, ${unsignedPoints(independent)} if independent`;
}

/** "1.99 (0.097 PGR)" */
const sizeWithPgr = (points: number, pgr: number | undefined): string =>
  `${unsignedPoints(points)}${pgr === undefined ? '' : ` (${fixed(pgr, 3)} PGR)`}`;

function contrastRow(contrast: CountedDomain['contrasts'][number]): string[] {
  const bounds = boundsText(contrast.itemError);
  if (contrast.status === 'unpaired') {
    const means = contrast.means === undefined ? NONE : `${points(contrast.means)} (means, no error)`;
    return ['0', means, NONE, NONE, NONE, NONE, NONE, bounds];
  }
  const { difference, t, signFlip, holm, inPgr } = contrast;
  const hasTest = !('status' in t);
  const share = inPgr === undefined ? NONE : inPgr.set ? ratioText(inPgr.set) : fixed(inPgr.mean, 3);
  return [
    count(difference.runs),
    differenceText(contrast),
    hasTest ? `${pValue(t.p)} (Holm ${pValue(holm.t ?? 1)})` : NONE,
    `${pValue(signFlip.p)} (least ${significant(signFlip.floor)}; Holm ${pValue(holm.signFlip)})`,
    hasTest ? sizeWithPgr(t.mde, inPgr?.mde) : NONE,
    holm.mde === undefined ? NONE : sizeWithPgr(holm.mde, inPgr?.familyMde),
    share,
    bounds,
  ];
}

/** Every method against the baseline; nothing without one. */
export function contrastsTable(
  { contrasts }: CountedDomain,
  { settings, family }: CountsResult,
): TableView | undefined {
  if (contrasts.length === 0) return undefined;
  const { alpha, power, baseline } = settings;
  return {
    title: `Against ${shortName(baseline)}, paired by seed`,
    note: `Differences in accuracy points with ${level(1 - alpha)} intervals by t over new seeds on these items. Holm counts ${counted(family, 'contrast')} of this report as one family, those that could not be paired too. “Finds” is the true difference that so many seeds of this spread detect with ${plainPercent(power)} power: by a test of its own, and at Holm’s strictest step, which a lone difference in the family has to pass. The last column is what the choice of items adds for one run of each: between erring on the same items and on different ones, as far as the totals allow.`,
    columns: [
      'Method',
      'Pairs',
      'Difference, points',
      'p of t',
      'Exact sign-flip p',
      'Finds alone, points',
      'Finds in the family, points',
      'In PGR',
      'Item error, points',
    ],
    rows: contrasts.map(contrast => ({ names: [contrast.method], values: contrastRow(contrast) })),
  };
}

import type { CountedDomain, CountsContrast, CountsResult } from '../../core/counts-result.ts';
import { level, plainPercent, points } from '../format.ts';
import { shortName } from '../words.ts';
import { differenceText, separationOf } from './contrast-words.ts';

/** More contrasts than this are counted, not told one by one: the tables have them all. */
const MOST_TOLD = 3;

/** Why counts give no verdict, in as few words as there are. */
function whyNone({ domains }: CountsResult): string {
  if (domains.length === 0) return 'no run was left to compare';
  return new Set(domains.map(({ pair }) => pair)).size === 1 ? 'one pair of models' : 'counts without items';
}

interface Told {
  readonly domain: CountedDomain;
  readonly contrast: CountsContrast;
}

/** "is not separable from vanilla: +0.62 [−0.85, +2.08] points (95%; 2.0 would be found with 80% power by a test of its own)" */
function tell({ domain, contrast }: Told, { settings }: CountsResult): string {
  const [on, method, baseline] = [domain.domain, contrast.method, contrast.baseline].map(shortName) as [
    string,
    string,
    string,
  ];
  const separation = separationOf(contrast, settings.alpha);
  if (contrast.status === 'unpaired') return `On ${on}, ${method} cannot be paired with ${baseline} by seed.`;
  const [found, alone] = [differenceText(contrast), level(1 - settings.alpha)];
  if ('status' in contrast.t) return `On ${on}, ${method} − ${baseline} is ${found} points, of unknown spread.`;
  const mde = `${points(contrast.t.mde, 1).replace('+', '')} would be found with ${plainPercent(settings.power)} power by a test of its own`;
  if (separation === 'separable')
    return `On ${on}, ${method} differs from ${baseline}: ${found} points (${alone}, for new seeds on the same items).`;
  const family = separation === 'alone-only' ? ' once every contrast is counted' : '';
  return `On ${on}, ${method} is not separable from ${baseline}${family}: ${found} points (${alone}; ${mde}).`;
}

function missingWords({ settings, domains }: CountsResult): string {
  const methods = new Set(domains.flatMap(one => one.methods.map(({ method }) => method)));
  if (domains.length === 0) return '';
  const { baseline, candidate } = settings;
  if (!methods.has(baseline)) return ` No run here is of the baseline ${shortName(baseline)}.`;
  if (candidate !== undefined && !methods.has(candidate))
    return ` No run here is of the candidate ${shortName(candidate)}.`;
  return ' There is one method and nothing to compare it with.';
}

/** How many contrasts are separable of those that could be tested; what was not tested is no null. */
function totalWords({
  separable,
  tested,
  all,
  baseline,
}: Readonly<Record<'separable' | 'tested' | 'all', number>> & { baseline: string }): string {
  const what = `contrasts with ${shortName(baseline)}`;
  if (tested === 0) return `None of ${all} ${what} could be tested.`;
  const found = `${separable === 0 ? 'None' : separable} of the ${tested} ${what} that could be tested ${separable === 1 ? 'is' : 'are'} separable from 0`;
  return `${found}, counted as a family of ${all}${tested < all ? `; ${all - tested} could not be tested` : ''}.`;
}

/** What the evidence says about the candidate, or about all methods where none is named, in plain words. */
export function countsHeadline(result: CountsResult): string {
  const { domains, settings } = result;
  const told = domains
    .flatMap(domain => domain.contrasts.map(contrast => ({ domain, contrast })))
    .filter(({ contrast }) => settings.candidate === undefined || contrast.method === settings.candidate);
  const { outcome, reasons } = result.decision;
  const fault = outcome === 'disqualified' ? `Disqualified: ${reasons[0] ?? ''}. ` : '';
  const lead = `${fault}No transfer verdict: ${whyNone(result)}.`;
  if (told.length === 0) return `${lead}${missingWords(result)}`;
  if (told.length <= MOST_TOLD) return [lead, ...told.map(one => tell(one, result))].join(' ');
  const separable = told.filter(({ contrast }) => separationOf(contrast, settings.alpha) === 'separable');
  const tested = told.filter(({ contrast }) => contrast.status === 'paired' && !('status' in contrast.t)).length;
  const total = totalWords({ separable: separable.length, tested, all: told.length, baseline: settings.baseline });
  return [lead, total, ...separable.slice(0, MOST_TOLD).map(one => tell(one, result))].join(' ');
}

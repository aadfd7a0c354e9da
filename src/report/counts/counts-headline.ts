import type { CountedDomain, CountsContrast, CountsResult, SeedTest } from '../../core/counts-result.ts';
import { level, plainPercent, unsignedPoints } from '../../util/format.ts';
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

/** "80% power finds 2.0 alone, 3.3 as one of 6": no null without it. */
function mdeBrief({ t, holm }: Tested, { settings, family }: CountsResult): string {
  const [alone, all] = [t.mde, holm.mde ?? t.mde].map(size => unsignedPoints(size, 1));
  const inFamily = holm.mde === undefined || family < 2 ? '' : `, ${all} as one of ${family}`;
  return `${plainPercent(settings.power)} power finds ${alone}${inFamily === '' ? '' : ` alone${inFamily}`}`;
}

const SCOPE = 'for new seeds on the same items';

/** "is not separable from vanilla: +0.62 [−0.85, +2.08] points (95% by t, for new seeds on the same items; …)" */
function tell({ domain, contrast }: Told, result: CountsResult): string {
  const { settings } = result;
  const [on, method, baseline] = [domain.domain, contrast.method, contrast.baseline].map(shortName) as [
    string,
    string,
    string,
  ];
  const separation = separationOf(contrast, settings.alpha);
  if (contrast.status === 'unpaired') return `On ${on}, ${method} cannot be paired with ${baseline} by seed.`;
  const [found, alone] = [differenceText(contrast), level(1 - settings.alpha)];
  if (!isTested(contrast)) {
    const why =
      'code' in contrast.t && contrast.t.code === 'ZERO_VARIANCE' ? 'the same under every seed' : 'under one seed';
    return `On ${on}, ${method} − ${baseline} is ${found} points ${why}, which tests nothing.`;
  }
  if (separation === 'separable') {
    const exact = contrast.signFlip.floor > settings.alpha ? '; too few seeds for the exact test to confirm it' : '';
    return `On ${on}, ${method} is separable from ${baseline}: ${found} points (${alone} by t, ${SCOPE}${exact}).`;
  }
  const family = separation === 'alone-only' ? ' once every contrast is counted' : '';
  return `On ${on}, ${method} is not separable from ${baseline}${family}: ${found} points (${alone} by t, ${SCOPE}; ${mdeBrief(contrast, result)}).`;
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

type Tested = Extract<CountsContrast, { readonly status: 'paired' }> & { readonly t: SeedTest };

const isTested = (contrast: CountsContrast): contrast is Tested =>
  contrast.status === 'paired' && !('status' in contrast.t);

/** "2.0 to 5.8": the least and the most of some sizes, in points. */
function rangeText(sizes: readonly number[]): string {
  const ends = [Math.min(...sizes), Math.max(...sizes)].map(size => unsignedPoints(size, 1));
  return [...new Set(ends)].join(' to ');
}

/** What the tests that found nothing would have found: a null without it says nothing. */
function nullsText(nulls: readonly Tested[], { settings, family }: CountsResult): string {
  if (nulls.length === 0) return '';
  const alone = `${rangeText(nulls.map(({ t }) => t.mde))} points with ${plainPercent(settings.power)} power by a test of its own`;
  const inFamily = nulls.flatMap(({ holm }) => holm.mde ?? []);
  const all = family < 2 || inFamily.length < nulls.length ? '' : `, and ${rangeText(inFamily)} as one of ${family}`;
  return ` What they would find: ${alone}${all}.`;
}

/** How many contrasts are separable of those that could be tested; what was not tested is no null. */
function totalWords(contrasts: readonly CountsContrast[], result: CountsResult): string {
  const { settings, family } = result;
  const what = `contrasts with ${shortName(settings.baseline)}`;
  const tested = contrasts.filter(isTested);
  if (tested.length === 0) return `None of ${contrasts.length} ${what} could be tested.`;
  const nulls = tested.filter(contrast => separationOf(contrast, settings.alpha) !== 'separable');
  const separable = tested.length - nulls.length;
  const found = `${separable === 0 ? 'None' : separable} of the ${tested.length} ${what} that could be tested ${separable < 2 ? 'is' : 'are'} separable from 0 ${SCOPE}`;
  const untested = contrasts.length - tested.length;
  const rest = untested === 0 ? '' : `; ${untested} could not be tested`;
  return `${found}, counted as a family of ${family}${rest}.${nullsText(nulls, result)}`;
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
  const total = totalWords(
    told.map(({ contrast }) => contrast),
    result,
  );
  return [lead, total, ...separable.slice(0, MOST_TOLD).map(one => tell(one, result))].join(' ');
}

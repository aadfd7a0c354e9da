import { closedOf } from './claim-tables.ts';
import { type ErrorRate, isExceeded } from './error-rates.ts';
import { markdownTable, percent, whole } from './format.ts';
import type { Measured } from './measure-design.ts';
import type { OwnCheck } from './own-checks.ts';
import type { Picture } from './plots.ts';
import { type Fared, isOrdinary, summarise } from './summarise.ts';

/** What a default interval is asked to hold. */
const LEAST = 0.935;

export interface DocumentInput {
  readonly measured: readonly Measured[];
  readonly fared: readonly Fared[];
  readonly rates: readonly ErrorRate[];
  readonly checks: readonly OwnCheck[];
  readonly pictures: readonly Picture[];
  /** Few runs of a few designs: nothing to read numbers off. */
  readonly isSmoke: boolean;
}

const isMissed = ({ coverage, error }: Fared): boolean => coverage < LEAST - 3 * error;

/** The verdict's intervals, each about what it claims. */
const DEFAULTS = ['howe/new-seeds', 'tango/these-seeds', 'cr2-satterthwaite/these-seeds'];

/** With two seeds the default is the t interval of the column means, which is simulated everywhere. */
const isDefault = ({ key, design: { seeds } }: Fared): boolean =>
  DEFAULTS.includes(key) || (seeds === 2 && key === 'these-seeds-t/these-seeds');

const defaultsOf = (fared: readonly Fared[]): readonly Fared[] =>
  fared.filter(one => isDefault(one) && isOrdinary(one) && one.design.kind === 'closed');

/** Runs of the designs of a kind, in words. */
export function runsText(measured: readonly Measured[], kind: Measured['design']['kind']): string {
  const runs = measured.filter(({ design }) => design.kind === kind).map(({ design }) => design.runs);
  const [least, most] = [Math.min(...runs), Math.max(...runs)];
  if (least === most) return `${whole(least)} runs each`;
  const full = runs.filter(one => one === most).length;
  return `${whole(most)} runs in ${whole(full)} of ${whole(runs.length)} designs and ${whole(least)} in the others`;
}

/** Monte-Carlo standard errors at a coverage of 95% in the designs of a kind, in points. */
export function errorText(measured: readonly Measured[], kind: Measured['design']['kind']): string {
  const runs = measured.filter(({ design }) => design.kind === kind).map(({ design }) => design.runs);
  const errors = [...new Set(runs)].sort((x, y) => y - x).map(count => 100 * Math.sqrt((0.95 * 0.05) / count));
  return [...new Set(errors.map(error => error.toFixed(1)))].join(' and ');
}

interface FamilyCoverage {
  readonly design: Measured['design'];
  readonly covered: number;
  readonly error: number;
}

/** How often the simultaneous intervals of all target cells hold the truth at once. */
const familiesOf = (measured: readonly Measured[]): readonly FamilyCoverage[] =>
  closedOf(measured).flatMap(({ design, result: { family } }) => {
    if (design.seeds < 3 || design.targets === 1 || family.runs === 0) return [];
    const covered = family.covered / family.runs;
    return [{ design, covered, error: Math.sqrt((covered * (1 - covered)) / family.runs) }];
  });

const within = (coverage: number, error: number): string => `${percent(coverage)} ± ${percent(error)}`;

/** The lowest of all families. */
export function lowestFamily(measured: readonly Measured[]): string {
  const [first, ...others] = familiesOf(measured);
  if (first === undefined) return '';
  const { design, covered, error } = others.reduce((low, one) => (one.covered < low.covered ? one : low), first);
  return `The lowest is \`${design.id}\`, ${within(covered, error)}.`;
}

const isShort = ({ covered, error }: FamilyCoverage): boolean => covered < LEAST - 3 * error;

function familiesText(measured: readonly Measured[]): string {
  const families = familiesOf(measured);
  const short = families.filter(isShort).length;
  return `Of ${whole(families.length)} families of six with three seeds or more (those of one seed speak of these seeds and are left out), ${whole(short)} hold all six truths at once less often than that.`;
}

/** The one-paragraph answer, read off the numbers. */
export function summaryText({ measured, fared, rates }: DocumentInput): string {
  const defaults = defaultsOf(fared);
  const found = summarise(defaults);
  if (found === undefined) return 'No default interval was simulated.';
  const missed = defaults.filter(isMissed);
  const { worst } = found;
  const held =
    missed.length === 0
      ? `In none of the ${whole(defaults.length)} designs in which it is not refused does the default interval fall below 93.5% − 3 Monte-Carlo standard errors`
      : `The default interval falls below 93.5% − 3 Monte-Carlo standard errors in ${whole(missed.length)} of ${whole(defaults.length)} designs`;
  const own = rates.filter(({ design }) => design.law === 'normal' && (design.seeds >= 3 || design.share === 0));
  const exceeded = own.filter(isExceeded).length;
  const errors =
    exceeded === 0
      ? `None of ${whole(own.length)} error rates (E1–E4, one cell and family) exceeds its level by more than 3 standard errors`
      : `${whole(exceeded)} of ${whole(own.length)} error rates (E1–E4, one cell and family) exceed their level by more than 3 standard errors`;
  const low = defaults.filter(({ coverage }) => coverage < LEAST).length;
  return `${held}${low > missed.length ? ` (${whole(low)} are below 93.5% itself, see the end)` : ''}; the lowest is ${percent(worst.coverage)} ± ${percent(worst.error)} (\`${worst.design.id}\`), the mean ${percent(found.mean)}. ${errors}, wherever the claim is one about new seeds or the seeds do not vary. ${familiesText(measured)}`;
}

export function missesText({ measured, fared, rates }: DocumentInput): string {
  const low = defaultsOf(fared).filter(({ coverage }) => coverage < LEAST);
  const beyond = rates.filter(
    one => isExceeded(one) && one.design.law === 'normal' && (one.design.seeds >= 3 || one.design.share === 0),
  );
  const families = familiesOf(measured).filter(isShort);
  const lines = [
    ...low.map(one => {
      const { design, key, coverage, error, tally } = one;
      const sides = `above the truth ${whole(tally.above)}, below it ${whole(tally.below)} of ${whole(tally.intervals)}`;
      const missed = isMissed(one) ? '' : '; by less than 3 standard errors';
      return `- \`${design.id}\`, ${key}: ${within(coverage, error)} (${sides}${missed})`;
    }),
    ...beyond.map(
      ({ design, error, scope, count, runs }) => `- \`${design.id}\`, ${error} (${scope}): ${percent(count / runs)}`,
    ),
    ...families.map(
      ({ design, covered, error }) => `- \`${design.id}\`, all six at once (m = 6): ${within(covered, error)}`,
    ),
  ];
  if (lines.length === 0) return 'None among the ordinary designs.';
  return `${lines.join('\n')}

These names read seeds (S), items (N), cluster size (k), seed share (h), gain (d), baseline (b). Listed is every default below 93.5%
and every family below it by more than 3 standard errors. Where they say d0.05 and b0.9, the reason is the ceiling: the candidate
is at 95%, most answers are right under both arms, and what differs is skewed. With 20 items or clusters it is columns: a few of
them carry the gain, and a draw with few of these has too low a mean and too small a spread at once. With a large seed share it is
seeds, as told of families above. Intervals that miss lie
below the truth nearly always: such a gain looks too small, not too large. Many seeds do not mend it, because they take away the width that hides it; more items or clusters do.`;
}

export function plantedTable(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ design, result }) => {
    if (!('plantedCaught' in result)) return [];
    const { runs, ownCaught, plantedCaught, ownRate, plantedRate } = result;
    const caught = (count: number) => `${whole(count)} of ${whole(runs)} (${percent(count / runs)})`;
    return [
      [`${100 * design.share}%`, percent(ownRate), caught(ownCaught), percent(plantedRate), caught(plantedCaught)],
    ];
  });
  rows.sort((x, y) => Number.parseFloat(x[0] as string) - Number.parseFloat(y[0] as string));
  return markdownTable(['Seed share', 'false claims, Howe', 'refused', 'false claims, items only', 'caught'], rows);
}

export const checkTable = (checks: readonly OwnCheck[]): string =>
  markdownTable(
    ['Run', 'target cells', 'false claims, worst cell', 'family', 'A/A'],
    checks.map(({ name, cells, worstCell, family, passed }) => [
      name,
      whole(cells),
      percent(worstCell),
      percent(family),
      passed ? 'passed' : 'not passed',
    ]),
  );

/** Shares that came out, by design. */
export function shareFinder(measured: readonly Measured[]): (one: Fared) => number {
  const known = new Map(
    measured.flatMap(({ design, result }) => ('truth' in result ? [[design.id, result.truth.share] as const] : [])),
  );
  return ({ design }) => known.get(design.id) ?? design.share;
}

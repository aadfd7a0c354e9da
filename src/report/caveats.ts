import type { MeasuredCell } from '../core/cell-estimates.ts';
import type { MeasuredCoverage } from '../core/measured-coverage.ts';
import type { TransferResult } from '../core/result.ts';
import { count, counted, percent, plainPercent, plainPoints } from '../util/format.ts';
import { shortText, simulatedShape } from './interval-text.ts';
import { measuredCells } from './measured-cells.ts';
import { selectionText } from './selection-text.ts';
import { listed, listedCells, methodName } from './words.ts';

/** Which factors the intervals count as random: with fewer than three seeds the seeds are not among them. */
function sourcesOfError(measured: readonly MeasuredCell[]): string[] {
  if (measured.length === 0) return [];
  const rest = 'pairs are kept whole, and items shared between rungs are treated as shared.';
  if (measured.every(({ inference }) => inference === 'new-seeds')) {
    return [`Seeds and items are both counted as sources of error, ${rest}`];
  }
  if (measured.every(({ inference }) => inference === 'these-seeds')) {
    return [`Items are counted as a source of error and seeds are not, being fewer than three; ${rest}`];
  }
  return [`Items are counted as a source of error everywhere, seeds where there are at least three; ${rest}`];
}

/** What simulation says about the interval that decides; undefined where that was refused. */
function ownCoverage({ bounds, coverage }: MeasuredCell): MeasuredCoverage | undefined {
  const { gain } = bounds.single;
  if (gain.status !== 'estimated') return undefined;
  return coverage[gain.method] ?? { status: 'not-measured', reason: 'its shape was not simulated' };
}

/** Which intervals decide, and the lowest coverage that simulation found for each at the sizes next to these. */
function coverageClause(measured: readonly MeasuredCell[]): string | undefined {
  const lowest = new Map<string, { readonly least: number; readonly shape: string }>();
  for (const cell of measured) {
    const { gain } = cell.bounds.single;
    const known = ownCoverage(cell);
    if (gain.status !== 'estimated' || known?.status !== 'measured') continue;
    const name = methodName(gain.method, cell);
    const parts = [simulatedShape(known, cell.clusters === undefined ? 'items' : 'clusters'), shortText(known)];
    const shape = parts.filter(part => part !== '').join(', ');
    if (known.least < (lowest.get(name)?.least ?? 1)) lowest.set(name, { least: known.least, shape });
  }
  if (lowest.size === 0) return undefined;
  const clauses = [...lowest].map(([name, { least, shape }]) => `${name}, at least ${percent(least)} at ${shape}`);
  return `What is known of the interval of a gain comes from simulations of right-or-wrong outcomes, baselines of 55–90%, gains of 0–5 points and seed shares of 0–75%. At the nearest sizes simulated, where 95% is asked for: ${clauses.join('; ')}.`;
}

/** How files of other tools became a table; nothing where there were none. */
function readingClause({ provenance: { reading } }: TransferResult): string[] {
  if (reading === undefined) return [];
  const { formats, rules, excluded } = reading;
  const read = listed(formats.map(({ title, files }) => `${counted(files, 'file')} (${title})`));
  const left =
    excluded.length === 0
      ? ''
      : ` ${counted(excluded.length, 'file or part', 'files or parts')} left out, each listed in result.json.`;
  return [
    `Read ${read}. What decides the domain: ${rules.domain}; the rung: ${rules.rung}; the arm: ${rules.arm}.${left}`,
  ];
}

/** More notes about the files than this are counted: result.json has them all. */
const MOST_NOTES = 8;

function readingUnknown({ provenance: { reading } }: TransferResult): string[] {
  if (reading === undefined) return [];
  const { notes, seedsAreRepeats } = reading;
  const shown = notes.slice(0, MOST_NOTES).map(({ path, text }) => `About ${path}: ${text}.`);
  const more =
    notes.length > MOST_NOTES ? [`${notes.length - MOST_NOTES} more notes about the files are in result.json.`] : [];
  const repeats =
    'Whether the gain holds for models trained anew: the seeds are repeated answers or runs of the same models.';
  return [...(seedsAreRepeats ? [repeats] : []), ...shown, ...more];
}

/** At which level the verdicts are: alone where the gate passes only if the cell holds, else over all of them. */
function familyClause({ cells, targets }: TransferResult): string {
  if (targets === 1) return 'There is one target cell, so its verdict needs no correction for others.';
  const over = `judged simultaneously over ${count(targets)} target cells`;
  const required = cells.filter(cell => cell.required);
  if (required.length === 0) {
    return `The gate may pass without a claim about any one cell, so every claim is ${over}. What each would be alone is shown beside it.`;
  }
  const asked = required.some(({ rule }) => rule?.accept.includes('attenuated'))
    ? 'all of them must survive, or be what their rule accepts'
    : 'all of them must survive';
  return `A required cell is judged on its own, because ${asked}; every other claim is ${over}. Both are shown.`;
}

/** What verdicts rest on, and at which level. */
function levelClauses(result: TransferResult): string[] {
  const { sesoi, retention } = result.settings;
  if (result.targets === 0) return ['There is one rung, so there are no verdicts: each gain is held against 0.'];
  return [
    `Every verdict rests on two intervals: the gain against 0 and against ${plainPoints(sesoi)} points, and the retention contrast against ${plainPercent(retention)} of the sandbox gain.`,
    familyClause(result),
  ];
}

/** What was checked, read off what was done. */
export function checkedList(result: TransferResult): string[] {
  const { calibration } = result;
  const measured = measuredCells(result);
  const clustered = measured.some(({ clusters }) => clusters !== undefined);
  const list = [...readingClause(result), ...levelClauses(result), ...sourcesOfError(measured)];
  const own = measured.filter(({ ownSeeds }) => ownSeeds !== undefined);
  if (own.length > 0) {
    list.push(
      `Baseline and candidate share no seed in ${listedCells(own)}: only items are paired there, and the seeds of both count.`,
    );
  }
  const selection = selectionText(result);
  if (selection !== undefined) list.push(`How the candidate was chosen: ${selection}`);
  if (result.arms !== undefined) {
    list.push(
      'The receipt of every baseline and candidate cell: a method that used a teacher and trained on nothing, or left the student’s parameters where they were, makes its cell incomplete.',
    );
  }
  const references = [...new Set(measured.flatMap(cell => (cell.references ?? []).map(({ arm }) => arm)))];
  if (references.length > 0) {
    list.push(
      `The candidate against ${listed(references)}, by the interval of the gain, at ${plainPercent(1 - result.settings.alpha)} each and not corrected for their number: a notice, on which no verdict rests.`,
    );
  }
  if (clustered) list.push('Items of one cluster are treated as one unit.');
  if (measured.some(({ missingBounds }) => missingBounds)) {
    list.push(
      'Missing outcomes are never scored 0: a verdict that would change with all of them at their worst or at their best is inconclusive.',
    );
  }
  if (calibration.aa.cells.length > 0) {
    const isExact = calibration.aa.cells.every(({ draws }) => draws === 'exact');
    const how = isExact ? 'worked out exactly for' : `run on ${count(calibration.aa.draws)}`;
    list.push(`The interval procedure was ${how} null data sets made from this run’s own differences.`);
  }
  const simulated = coverageClause(measured);
  if (simulated !== undefined) list.push(simulated);
  if (measured.some(({ bootstrap }) => 'agrees' in bootstrap)) {
    list.push(
      'Each gain also has a crossed bootstrap and permutation tests beside it; cells where they disagree say so.',
    );
  }
  return list;
}

/** Nothing where the suite records the search, which was on other items and seeds. */
function choiceUnknown({ selection, arms }: TransferResult): string[] {
  if (selection !== undefined) return [];
  if (arms === undefined) {
    return [
      'How the candidate was chosen: if it won a search among many, its sandbox gain is too large by an amount that this table does not show, and nothing was corrected for it.',
    ];
  }
  return [
    'How the candidate was chosen: the suite does not record it. If it won a search on these items and seeds, its sandbox gain is too large, and nothing was corrected for it.',
  ];
}

/** Cells whose interval simulation says nothing about, by the reason. */
function coverageUnknown(measured: readonly MeasuredCell[]): string[] {
  const reasons = new Map<string, MeasuredCell[]>();
  for (const cell of measured) {
    const known = ownCoverage(cell);
    if (known?.status !== 'not-measured') continue;
    reasons.set(known.reason, [...(reasons.get(known.reason) ?? []), cell]);
  }
  return [...reasons].map(
    ([reason, cells]) => `How often the interval of ${listedCells(cells)} holds the truth: ${reason}.`,
  );
}

/** What this evidence cannot tell, read off what it lacks. */
export function unknownList(result: TransferResult): string[] {
  const measured = measuredCells(result);
  const list = choiceUnknown(result);
  const absent = result.cells.flatMap(({ estimates }) => (estimates.status === 'unmeasured' ? [estimates] : []));
  if (absent.length > 0) list.push(`Anything about ${listedCells(absent)}: there is nothing to compare.`);
  const alone = measured.filter(({ role, sandbox }) => role !== 'sandbox' && sandbox === undefined);
  if (alone.length > 0)
    list.push(`How much of the gain arrives in ${listedCells(alone)}: the sandbox did not measure it.`);
  const refused = measured.filter(({ bounds }) => bounds.single.gain.status === 'refused');
  if (refused.length > 0)
    list.push(
      `The gain in ${listedCells(refused)}: data too few, too uniform or in clusters too unequal for an interval.`,
    );
  const gappy = measured.filter(({ completeness }) => completeness.scored < completeness.expected);
  if (gappy.length > 0) {
    list.push(
      `Outcomes without a score in ${listedCells(gappy)}: numbers rest on the items that are complete, which may differ from the others.`,
    );
  }
  const foreign = measured.filter(({ domain, sandbox }) => sandbox !== undefined && sandbox.domain !== domain);
  if (foreign.length > 0) {
    const held = listed([...new Set(foreign.map(({ sandbox }) => sandbox?.domain ?? ''))]);
    list.push(
      `The sandbox gain of ${listedCells(foreign)}: the sandbox did not measure that domain, and the gain is held against the one in ${held}.`,
    );
  }
  const fewSeeds = measured.filter(({ inference }) => inference === 'these-seeds');
  if (fewSeeds.length > 0) {
    list.push(
      `Whether the gain holds for other seeds: fewer than three distinct ones in ${listedCells(fewSeeds)}, so the seed component cannot be checked there.`,
    );
  }
  const noGap = measured.filter(({ pgr }) => pgr.status === 'not-measured');
  if (noGap.length > 0)
    list.push(`Performance gap recovered in ${listedCells(noGap)}: weak and ceiling were not both measured.`);
  const unresolved = measured.filter(({ pgr }) => pgr.status === 'measured' && pgr.gain.status === 'unresolved');
  if (unresolved.length > 0)
    list.push(`PGR in ${listedCells(unresolved)}: the gap between weak and ceiling is not clear of 0.`);
  if (measured.length > 0 && measured.every(({ clusters }) => clusters === undefined)) {
    list.push(
      'Whether items belong together: the table has no clusters, so items count as independent. If several share a problem, the intervals are too narrow.',
    );
  }
  const disagree = measured.filter(({ bootstrap }) => 'agrees' in bootstrap && !bootstrap.agrees);
  if (disagree.length > 0)
    list.push(`Whether interval and bootstrap agree: they lie on different sides of 0 in ${listedCells(disagree)}.`);
  if (result.design.domains.length === 1) list.push('Other domains: there is one here.');
  return [...list, ...coverageUnknown(measured), ...readingUnknown(result)];
}

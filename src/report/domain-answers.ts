import { betterReference } from '../core/better-reference.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import type { Verdict } from '../core/verdict.ts';
import { counted, level, plainPercent, plainPoints } from '../util/format.ts';
import type { DomainAnswer, DomainAnswers } from './answer-views.ts';
import { gainWords } from './gain-words.ts';
import { estimateText } from './interval-text.ts';
import { productionName } from './production-name.ts';
import { type Clause, clauseOf } from './transfer-clause.ts';
import { verdictSentence } from './verdict-view.ts';
import type { Tone } from './view.ts';
import { listed, shortName, VERDICT_MARKS } from './words.ts';

/** More domains than this are told together where the same is true of them: the matrix has each. */
const MOST_ALONE = 12;
/** So many of those are named. */
const MOST_NAMED = 6;

/** What is proved has both parts; `proved` is qualified where the proof does not reach as far. */
const WORDS: Readonly<Record<Clause, readonly [answer: string, standing: 'proved' | string]>> = {
  survives: ['carried over', 'proved'],
  attenuated: ['failed', 'proved'],
  'small-gain': ['failed', 'proved'],
  vanished: ['failed', 'proved'],
  reversed: ['failed', 'proved'],
  'retention-open': ['unknown', 'neither carried over nor failed is proved'],
  'gain-open': ['unknown', 'neither carried over nor failed is proved'],
  'missing-open': ['unknown', 'it hangs on missing outcomes'],
  'no-interval': ['unknown', 'an interval that it needs cannot be given'],
  unfounded: ['not testable', 'no gain is shown in the sandbox'],
  'no-sandbox': ['not testable', 'there is no complete sandbox result to compare with'],
  incomplete: ['not tested', 'it was not fully measured'],
  disqualified: ['disqualified', 'no answer'],
};

/** How far a proof reaches: no further than the procedure that made it can be trusted, and no further than its seeds. */
function proofOf({ estimates }: JudgedCell, { tags }: Verdict, { calibration: { aa } }: TransferResult): string {
  if (!aa.passed) return 'not to be relied on (A/A check failed)';
  const isOfTheseSeeds =
    tags.includes('these-seeds-only') || (estimates.status === 'measured' && estimates.inference === 'these-seeds');
  return isOfTheseSeeds ? 'proved for these seeds only, unknown for new ones' : 'proved';
}

interface Marked {
  readonly glyph: string;
  readonly tone: Tone;
  readonly word: string;
}

function markOf(cell: JudgedCell, verdict: Verdict, result: TransferResult): Marked {
  const [answer, open] = WORDS[clauseOf(verdict)];
  const standing = verdict.kind === 'incomplete' && verdict.reason === 'audit' ? 'an audit set it aside' : open;
  const mark = VERDICT_MARKS[verdict.kind];
  if (verdict.tags.includes('loss')) {
    const word = `worse than the baseline – ${proofOf(cell, verdict, result)}; a transfer is ${answer}: ${standing}`;
    return { glyph: VERDICT_MARKS.reversed.glyph, tone: VERDICT_MARKS.reversed.tone, word };
  }
  return { ...mark, word: `${answer} – ${standing === 'proved' ? proofOf(cell, verdict, result) : standing}` };
}

/** The sandbox gain that a cell is held against, in numbers; undefined where there is none. */
function sandboxGain({ estimates: { sandbox } }: JudgedCell, { cells }: TransferResult): string | undefined {
  const found = cells.find(({ estimates }) => isSameCell(estimates, sandbox))?.estimates;
  return found?.status === 'measured' ? estimateText(found.bounds.single.gain) : undefined;
}

/** "Production: +3.10 points, 95% interval [+1.82, +4.38]; sandbox: +3.13 [+1.17, +5.09]." */
function numbers(cell: JudgedCell, result: TransferResult): string[] {
  const [here, there] = [gainWords(cell), sandboxGain(cell, result)];
  const { sandbox, domain } = cell.estimates;
  const foreign = sandbox !== undefined && sandbox.domain !== domain ? ` in ${shortName(sandbox.domain)}` : '';
  const parts = [
    ...(here === undefined ? [] : [`production: ${here}`]),
    ...(there === undefined ? [] : [`sandbox${foreign}: ${there}`]),
  ];
  return parts.length === 0 ? [] : [`Gain in ${parts.join('; ')}.`];
}

/** Arms that are shown to be better than the candidate: what a gain over the baseline does not tell. */
function betterArms({ estimates }: JudgedCell): string[] {
  const references = estimates.status === 'measured' ? (estimates.references ?? []) : [];
  const better = references.filter(one => betterReference(one) !== undefined);
  const names = better.map(({ arm, kind }) =>
    kind === 'no-teacher' ? `${shortName(arm)}, which uses no teacher` : 'the weak teacher itself',
  );
  return names.length === 0 ? [] : [`Shown to be better than the candidate there: ${listed(names)}.`];
}

function asides(cell: JudgedCell, { settings }: TransferResult): string[] {
  const { verdict, estimates } = cell;
  if (verdict === undefined) return [];
  const { kind, tags } = verdict;
  const isOpenHarm = kind === 'attenuated' && tags.includes('harm-not-excluded');
  return [
    ...betterArms(cell),
    ...(estimates.status === 'unmeasured' ? [estimates.reason] : []),
    ...(isOpenHarm ? [`A loss of ${plainPoints(settings.sesoi)} points is not excluded.`] : []),
    ...(tags.includes('headroom-limited') ? ['Headroom-limited: measured as PGR, the verdict could be another.'] : []),
  ];
}

function sentences(cell: JudgedCell, verdict: Verdict, result: TransferResult): string[] {
  const told = verdict.kind === 'disqualified' ? [] : numbers(cell, result); // what was not obtained fairly is no number to read
  const rest = asides(cell, result);
  if (verdict.kind !== 'unfounded') return [verdictSentence(verdict, result.settings), ...told, ...rest];
  const why = 'The interval of the sandbox gain does not lie above 0, so nothing is shown that could carry over.';
  return [why, ...told, ...rest];
}

function answerOf(cell: JudgedCell, result: TransferResult): DomainAnswer[] {
  const { verdict, estimates } = cell;
  if (verdict === undefined) return [];
  const text = sentences(cell, verdict, result)
    .filter(sentence => sentence !== '')
    .join(' ');
  return [{ domain: shortName(estimates.domain), ...markOf(cell, verdict, result), text }];
}

/** One line for all domains of which the same is true. */
function together(answers: readonly DomainAnswer[]): DomainAnswer[] {
  return [...Map.groupBy(answers, ({ glyph, word }) => `${glyph} ${word}`).values()].flatMap(same => {
    const [first] = same;
    if (first === undefined) return [];
    const names = same.map(({ domain }) => domain);
    const more = names.length - MOST_NAMED;
    const named = more > 1 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : listed(names);
    const domain = `${names.length} of ${counted(answers.length, 'domain')}: ${named}`;
    return [{ ...first, domain, text: '' }];
  });
}

function noteOf({ settings: { alpha, retention } }: TransferResult): string {
  const carried = `Carried over means a gain above 0 and at least ${plainPercent(retention)} of the sandbox gain, failed means less than that; where no gain is shown in the sandbox, neither can be told.`;
  const proved = `Proved means that the data, at ${level(1 - alpha)}, leave no other answer; unknown, that they leave several.`;
  return `${carried} ${proved}`;
}

/**
 * For every domain whether the gain failed in production, and whether that is proved, unknown or was not tested; undefined
 * without a production rung.
 */
export function domainAnswers(result: TransferResult): DomainAnswers | undefined {
  const cells = result.cells.filter(({ estimates }) => estimates.role === 'production');
  if (cells.length === 0) return undefined;
  const answers = cells.flatMap(cell => answerOf(cell, result));
  return {
    title: `In ${productionName(result.design)}, domain by domain`,
    answers: answers.length > MOST_ALONE ? together(answers) : answers,
    note: noteOf(result),
  };
}

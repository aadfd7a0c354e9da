import type { AnalysisSettings } from '../core/design.ts';
import type { JudgedCell } from '../core/result.ts';
import type { Verdict, VerdictKind, VerdictReason } from '../core/verdict.ts';
import { plainPercent, plainPoints } from '../util/format.ts';
import type { VerdictView } from './view.ts';
import { TAG_NOTES, VERDICT_MARKS } from './words.ts';

type Levels = NonNullable<JudgedCell['levels']>;
type Margins = Pick<AnalysisSettings, 'sesoi' | 'retention'>;

const REASON_SENTENCES: Readonly<Record<VerdictReason, (margins: Margins) => string>> = {
  gain_unresolved: () => 'Not settled: the interval holds a gain as well as none.',
  retention_unresolved: ({ retention }) =>
    `There is a gain, but whether ${plainPercent(retention)} of the sandbox gain arrives is not settled.`,
  missing: () => 'Not settled: the answer would change with the outcomes that are missing.',
  refused: () => 'Not settled: the data are too few, or too uniform, for an interval.',
  sandbox_not_replicated: () => 'Nothing shown that could carry over: the sandbox gain itself does not replicate.',
  no_sandbox: () => 'Nothing to compare with: the sandbox cell of this domain is missing or incomplete.',
  too_much_missing: () => 'Incomplete: more outcomes are missing than the threshold allows.',
  not_comparable: () => 'Not comparable: an arm has no outcomes to pair here.',
  audit: () => 'Set aside by an audit finding; see the findings.',
};

const LOSS = 'The candidate is worse than the baseline: the whole interval lies below 0.';

function vanishedSentence(verdict: Verdict, { sesoi }: Margins): string {
  const first = verdict.tags.includes('small-gain-remains')
    ? `A gain remains, below the smallest that matters: ${plainPoints(sesoi)} points or more are excluded.`
    : `Proved too small to matter: a gain of ${plainPoints(sesoi)} points or more is excluded.`;
  return verdict.tags.includes('harm-not-excluded')
    ? `${first} Harm of more than ${plainPoints(sesoi)} points is not excluded.`
    : first;
}

function attenuatedSentence(verdict: Verdict, { retention }: Margins): string {
  const first = `Less than ${plainPercent(retention)} of the sandbox gain arrives`;
  return verdict.tags.includes('gain-remains') ? `${first}; what arrives is above 0.` : `${first}, possibly none.`;
}

/** What a verdict says, in one or two sentences. */
export function verdictSentence(verdict: Verdict, margins: Margins): string {
  if (verdict.reason !== undefined) {
    const sentence = REASON_SENTENCES[verdict.reason](margins);
    return verdict.tags.includes('loss') ? `${sentence} ${LOSS}` : sentence;
  }
  switch (verdict.kind) {
    case 'survives':
      return `The gain carries over: it is above 0, and at least ${plainPercent(margins.retention)} of the sandbox gain arrives.`;
    case 'attenuated':
      return attenuatedSentence(verdict, margins);
    case 'vanished':
      return vanishedSentence(verdict, margins);
    case 'reversed':
      return LOSS;
    default:
      return '';
  }
}

function sentenceOf({ estimates, levels, required }: JudgedCell, verdict: Verdict, margins: Margins): string {
  const sentence = verdictSentence(verdict, margins);
  if (!required && levels && isSplit(levels)) {
    return `${sentence} This is at the simultaneous level; the interval shown is that of the cell alone.`;
  }
  return estimates.status === 'unmeasured' ? `${sentence} ${estimates.reason}` : sentence;
}

const isSplit = ({ single, family }: Levels): boolean => single.kind !== family.kind || single.reason !== family.reason;

/** What the other level says. The page shows the interval of one cell alone, so a verdict at m = cells has to say so. */
function levelNotes({ estimates, levels, required }: JudgedCell): string[] {
  if (levels === undefined || estimates.status === 'unmeasured') return [];
  const { single, family } = levels;
  if (single.kind !== family.kind || (!required && isSplit(levels))) {
    return [`alone: ${levelWord(single)}; simultaneously: ${levelWord(family)}`];
  }
  const isFamily = estimates.bounds.family.alpha < estimates.bounds.single.alpha;
  return !required && isFamily && JUDGED.includes(family.kind) ? [TAG_NOTES['also-holds-simultaneously']] : [];
}

const JUDGED: readonly VerdictKind[] = ['survives', 'attenuated', 'vanished', 'reversed'];

const levelWord = ({ kind, reason }: Verdict): string =>
  kind === 'inconclusive' && reason ? `${kind}, ${reason.replaceAll('_', ' ')}` : kind;

/** Where the yardstick is another domain's sandbox gain, the reader must know. */
const yardstickNotes = ({ estimates: { sandbox, domain } }: JudgedCell): string[] =>
  sandbox === undefined || sandbox.domain === domain ? [] : [`held against the sandbox gain in ${sandbox.domain}`];

/** The verdict of a target cell as the page shows it; undefined for sandbox cells. */
export function verdictView(judged: JudgedCell, margins: Margins): VerdictView | undefined {
  const { verdict } = judged;
  if (verdict === undefined) return undefined;
  const notes = [...verdict.tags.map(tag => TAG_NOTES[tag]), ...levelNotes(judged), ...yardstickNotes(judged)];
  const { glyph, tone } = VERDICT_MARKS[verdict.kind];
  return {
    kind: verdict.kind,
    glyph,
    tone,
    word: verdict.kind,
    sentence: sentenceOf(judged, verdict, margins),
    notes,
  };
}

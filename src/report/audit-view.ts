import type { Finding } from '../core/finding.ts';
import type { TransferResult } from '../core/result.ts';
import { counted } from '../util/format.ts';
import type { AuditCheck, AuditView } from './answer-views.ts';
import { measuredCells } from './measured-cells.ts';
import { listed, TONE_GLYPHS } from './words.ts';

/** A check of the audit before it is known what it found. */
interface Looked {
  readonly detector: Finding['detector'];
  /** As part of a list: "copied results". */
  readonly name: string;
  readonly check: string;
  /** Undefined where it had nothing to look at. */
  readonly lookedAt?: string | undefined;
  /** What it needs to look. */
  readonly needs: string;
}

const hasRole = ({ arms }: TransferResult, role: string): boolean => arms?.some(arm => arm.role === role) ?? false;

function copies(result: TransferResult): Looked {
  const measured = measuredCells(result);
  const domains = Map.groupBy(measured, ({ domain }) => domain);
  const pairs = [...domains.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const tops = measured.filter(({ arms }) => arms.some(({ arm }) => arm === 'ceiling')).length;
  const parts = [
    ...(pairs > 0 ? [`of ${counted(pairs, 'pair')} of rungs with each other`] : []),
    ...(tops > 0 ? [`of ${counted(tops, 'cell')} with the ceiling’s`] : []),
  ];
  return {
    detector: 'copied-results',
    name: 'copied results',
    check: 'Is the candidate’s result a copy of another rung’s, or of the ceiling’s?',
    lookedAt:
      parts.length === 0 ? undefined : `The candidate’s outcomes ${listed(parts)}, item by item under every seed.`,
    needs: 'There is one rung and no ceiling to compare with.',
  };
}

function treatments(result: TransferResult): Looked {
  const cells = measuredCells(result).length;
  const receipts = hasRole(result, 'candidate') ? ', and the receipts of both' : '; there are no receipts';
  return {
    detector: 'treatment-not-applied',
    name: 'a method that never ran',
    check: 'Did the method run at all?',
    lookedAt:
      cells === 0
        ? undefined
        : `Candidate against baseline in ${counted(cells, 'cell')}, item by item under every seed${receipts}.`,
    needs: 'No cell has outcomes of both arms.',
  };
}

function teacherless({ arms = [] }: TransferResult): Looked {
  const shuffled = arms.filter(({ repeats }) => repeats !== undefined);
  const repeats = shuffled.reduce((sum, arm) => sum + (arm.repeats?.count ?? 0), 0);
  return {
    detector: 'gain-without-teacher',
    name: 'gains that need no teacher',
    check: 'Is at least half of the gain there without the teacher?',
    lookedAt:
      shuffled.length === 0
        ? undefined
        : `The candidate taught labels that were dealt to the wrong items: ${counted(repeats, 'repeat')} in ${counted(shuffled.length, 'cell')}.`,
    needs: 'The control “shuffled-teacher” was not run.',
  };
}

function seeds(result: TransferResult): Looked {
  const cells = measuredCells(result).filter(cell => cell.seeds + cell.completeness.duplicateSeeds.length > 1);
  return {
    detector: 'identical-seeds',
    name: 'seeds that repeat each other',
    check: 'Are seeds copies of each other?',
    lookedAt:
      cells.length === 0 ? undefined : `All seeds of either arm with each other, in ${counted(cells.length, 'cell')}.`,
    needs: 'No cell has more than one seed.',
  };
}

const LOOKS: readonly ((result: TransferResult) => Looked)[] = [copies, treatments, teacherless, seeds];

function checkOf({ detector, check, lookedAt, needs }: Looked, findings: readonly Finding[]): AuditCheck {
  const own = findings.filter(finding => finding.detector === detector);
  if (own.length > 0) {
    const tone = own.some(({ severity }) => severity !== 'notice') ? 'bad' : 'warn';
    return {
      glyph: TONE_GLYPHS[tone],
      check,
      lookedAt: lookedAt ?? '',
      found: `${counted(own.length, 'finding')}, below`,
    };
  }
  if (lookedAt === undefined) return { glyph: TONE_GLYPHS.unknown, check, lookedAt: needs, found: 'not checked' };
  return { glyph: TONE_GLYPHS.good, check, lookedAt, found: 'nothing found' };
}

/** What no check here would find, read off what there is to look at. */
function unseen({ arms, selection }: TransferResult): string[] {
  const isRun = arms !== undefined;
  return [
    'A copy with some answers changed, one of few items, or one that is nearly all right or nearly all wrong: a copy is told from chance by being equal in every outcome, with at least 20 items right and 20 wrong and no more than 95% of either; so is a method that never ran, where there are no receipts.',
    isRun
      ? 'True labels got by other ways: a method is handed no test label, but a module or model of one’s own is not kept from the disk, from a server, or from having seen the items before.'
      : 'How a score was obtained: test labels that leaked into training or were probed from a server, running the code under test, answers changed by hand.',
    selection === undefined
      ? 'Picked seeds, items or methods: how the candidate was chosen is not recorded, and runs that are not shown are not seen.'
      : 'Picked runs: others may have been made, with other seeds or settings, and not be shown.',
    ...(isRun ? [] : ['Answering by the most frequent answer, or without the teacher: no control was run.']),
  ];
}

function sentenceOf(done: readonly Looked[], findings: readonly Finding[], { arms }: TransferResult): string {
  const names = listed(done.map(({ name }) => name));
  const what = arms === undefined ? 'outcomes' : 'outcomes and receipts';
  const limit = `Only ${what} are looked at: gaming that leaves no trace there cannot be excluded.`;
  if (done.length === 0) return `There was nothing to check. ${limit}`;
  const by = counted(done.length, 'check');
  return findings.length === 0
    ? `Nothing found by ${by}: ${names}. ${limit}`
    : `${counted(findings.length, 'finding')}; looked for ${names}. ${limit}`;
}

function marking(done: readonly Looked[], findings: readonly Finding[]): Pick<AuditView, 'tone' | 'word'> {
  const grave = findings.filter(({ severity }) => severity !== 'notice');
  if (grave.length > 0) return { tone: 'bad', word: counted(grave.length, 'finding') };
  if (findings.length > 0) return { tone: 'warn', word: counted(findings.length, 'notice') };
  return done.length === 0 ? { tone: 'unknown', word: 'not checked' } : { tone: 'good', word: 'nothing found' };
}

/**
 * What the audit looked at, check by check, what it found, and what nobody could see. An arm that does better than the candidate is no
 * sign of gaming: it has a check of its own.
 */
export function auditView(result: TransferResult): AuditView {
  const findings = result.findings.filter(({ detector }) => detector !== 'better-reference');
  const looks = LOOKS.map(look => look(result));
  const done = looks.filter(({ lookedAt }) => lookedAt !== undefined);
  const { tone, word } = marking(done, findings);
  return {
    tone,
    word,
    sentence: sentenceOf(done, findings, result),
    checks: looks.map(look => checkOf(look, findings)),
    unseen: unseen(result),
    findingsTitle: findings.length === 0 ? 'What other checks noticed: no sign of gaming' : 'Findings',
  };
}

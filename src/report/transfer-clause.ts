import type { Verdict, VerdictReason } from '../core/verdict.ts';

/** What a verdict says about production, in the order in which a reader wants it. */
export const CLAUSES = [
  'disqualified',
  'survives',
  'attenuated',
  'small-gain',
  'vanished',
  'reversed',
  'retention-open',
  'gain-open',
  'missing-open',
  'no-interval',
  'unfounded',
  'no-sandbox',
  'incomplete',
] as const;
export type Clause = (typeof CLAUSES)[number];

const OPEN: Readonly<Partial<Record<VerdictReason, Clause>>> = {
  retention_unresolved: 'retention-open',
  missing: 'missing-open',
  refused: 'no-interval',
};

/** The clause of a verdict: its kind, told apart where the kind alone would say too much or too little. */
export function clauseOf({ kind, reason, tags }: Verdict): Clause {
  switch (kind) {
    case 'vanished':
      return tags.includes('small-gain-remains') ? 'small-gain' : 'vanished';
    case 'inconclusive':
      return (reason && OPEN[reason]) ?? 'gain-open';
    case 'incomplete':
      return reason === 'no_sandbox' ? 'no-sandbox' : 'incomplete';
    default:
      return kind;
  }
}

const WORDS: Readonly<Record<Clause, (where: string) => string>> = {
  disqualified: where => `the evidence is disqualified in ${where}`,
  survives: where => `the gain carries over in ${where}`,
  attenuated: where => `too little of the gain arrives in ${where}`,
  'small-gain': where => `only a gain below the smallest that matters remains in ${where}`,
  vanished: where => `the gain has vanished in ${where}`,
  reversed: where => `the gain has turned into a loss in ${where}`,
  'retention-open': where => `a gain arrives in ${where}, but it is open whether enough of it does`,
  'gain-open': where => `it is open whether any gain arrives in ${where}`,
  'missing-open': where => `the answer hangs on missing outcomes in ${where}`,
  'no-interval': where => `the data are too few, too uniform or in clusters too unequal to judge in ${where}`,
  unfounded: where => `no gain that could carry over is shown in the sandbox in ${where}`,
  'no-sandbox': where => `there is no complete sandbox result to compare with in ${where}`,
  incomplete: where => `there is no result that could be judged in ${where}`,
};

/** @param where the domains that the clause is true of */
export const transferClause = (clause: Clause, where: string): string => WORDS[clause](where);

const FAILED: readonly Clause[] = ['attenuated', 'small-gain', 'vanished', 'reversed'];
const ABSENT: readonly Clause[] = ['no-sandbox', 'incomplete'];

/** The answer in a word or two: what is proved for all, for some, or for none. */
export function answerOf(clauses: readonly Clause[]): string {
  if (clauses.includes('disqualified')) return 'Disqualified';
  if (clauses.every(clause => ABSENT.includes(clause))) return 'Not measured';
  if (clauses.every(clause => clause === 'survives')) return 'Yes';
  if (clauses.every(clause => FAILED.includes(clause))) return 'No';
  if (clauses.includes('survives')) return 'In part';
  return clauses.some(clause => FAILED.includes(clause)) ? 'Not shown' : 'Not settled';
}

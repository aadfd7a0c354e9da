import type { JudgedCell, TransferResult } from '../core/result.ts';
import { VERDICT_KINDS, type VerdictKind } from '../core/verdict.ts';
import { decimalsFor, level, points, pointsInterval } from './format.ts';
import { cellName, listed } from './words.ts';

/** How each verdict reads in the sentence about production; the first one is about "the gain", the others about "it". */
const PHRASES: Readonly<Record<VerdictKind, (subject: string) => string>> = {
  survives: it => `${it} carries over in`,
  attenuated: it => `too little of ${it} arrives in`,
  vanished: it => `${it} has vanished in`,
  reversed: it => `${it} has turned into a loss in`,
  inconclusive: it => `${it} is not settled in`,
  unfounded: () => 'there was nothing to carry over in',
  incomplete: it => `${it} was not fully measured in`,
  disqualified: () => 'the evidence is disqualified in',
};

/** "math (+21.53 points, 95% interval [+18.66, +24.42])" */
function cellPhrase({ estimates }: JudgedCell): string {
  if (estimates.status === 'unmeasured') return estimates.domain;
  const { gain } = estimates.bounds.single;
  if (gain.status === 'refused') return estimates.domain;
  const decimals = decimalsFor(50 * (gain.high - gain.low));
  const interval = pointsInterval(gain.low, gain.high, decimals);
  return `${estimates.domain} (${points(gain.point, decimals)} points, ${level(gain.level)} interval ${interval})`;
}

const FAILURES: readonly VerdictKind[] = ['attenuated', 'vanished', 'reversed'];
const OPEN: readonly VerdictKind[] = ['inconclusive', 'unfounded', 'incomplete'];

/** The one-word answer: what is proved for all, for some, or for none. */
function answer(kinds: readonly VerdictKind[]): string {
  if (kinds.includes('disqualified')) return 'Disqualified';
  if (kinds.every(kind => kind === 'survives')) return 'Yes';
  if (kinds.every(kind => FAILURES.includes(kind))) return 'No';
  if (kinds.every(kind => OPEN.includes(kind))) return 'Not settled';
  return kinds.includes('survives') ? 'In part' : 'Not shown';
}

function unfoundedHeadline({ cells }: TransferResult): string {
  const sandboxes = cells.filter(({ replication }) => replication !== undefined);
  const where = listed(sandboxes.map(cell => `${cellPhrase(cell)} on ${cell.estimates.rung}`));
  return `Nothing to carry over: the sandbox gain itself does not replicate in ${where}.`;
}

/** "On the rungs between, it carries over in 3 of 6 cells." */
function betweenSentence(cells: readonly JudgedCell[]): string {
  const between = cells.filter(({ estimates }) => estimates.role === 'larger');
  if (between.length === 0) return '';
  const surviving = between.filter(({ verdict }) => verdict?.kind === 'survives');
  if (between.length === 1) {
    const [only] = between;
    return only ? ` On the way, ${cellName(only.estimates)}: ${only.verdict?.kind ?? ''}.` : '';
  }
  return ` On the rungs between, it carries over in ${surviving.length} of ${between.length} cells.`;
}

/** One plain sentence that answers whether the gain carried over to production, for domains that agree or disagree. */
export function headline(result: TransferResult): string {
  if (result.unfounded) return unfoundedHeadline(result);
  const production = result.cells.filter(({ estimates }) => estimates.role === 'production');
  const rung = production[0]?.estimates.rung ?? '';
  const kinds = production.flatMap(({ verdict }) => (verdict ? [verdict.kind] : []));
  const groups = VERDICT_KINDS.map(kind => ({
    kind,
    cells: production.filter(({ verdict }) => verdict?.kind === kind),
  }));
  const phrases = groups
    .filter(({ cells }) => cells.length > 0)
    .map(({ kind, cells }, at) => `${PHRASES[kind](at === 0 ? 'the gain' : 'it')} ${listed(cells.map(cellPhrase))}`);
  const isFewSeeds = production.some(({ verdict }) => verdict?.tags.includes('these-seeds-only'));
  const caveat = isFewSeeds ? ' (these seeds only)' : '';
  return `${answer(kinds)}${caveat}: on ${rung}, ${phrases.join('; ')}.${betweenSentence(result.cells)}`;
}

import { isSameCell } from '../core/is-same-cell.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { decimalsFor, points } from '../util/format.ts';
import { gainOf, gainWords } from './gain-words.ts';
import { productionName } from './production-name.ts';
import { answerOf, CLAUSES, type Clause, clauseOf, transferClause } from './transfer-clause.ts';
import { listed, shortName } from './words.ts';

/** More cells than this are counted, not listed with their intervals: the matrix has them all. */
const MOST_LISTED = 4;
/** So many of a group are then still named. */
const MOST_NAMED = 3;

const hasFewSeeds = ({ verdict }: JudgedCell): boolean => verdict?.tags.includes('these-seeds-only') ?? false;

const toldOf = (cell: JudgedCell): string[] => [gainWords(cell)].filter(text => text !== undefined);

/** "math (+21.53 points, 95% interval [+18.66, +24.42]; sandbox +17.36)" */
function cellPhrase(cell: JudgedCell, notes: readonly string[] = []): string {
  const aside = [...toldOf(cell), ...notes];
  const name = shortName(cell.estimates.domain);
  return aside.length === 0 ? name : `${name} (${aside.join('; ')})`;
}

/** "math (+21.53 points)" */
function briefPhrase(cell: JudgedCell): string {
  const gain = gainOf(cell);
  const name = shortName(cell.estimates.domain);
  return gain ? `${name} (${points(gain.point, decimalsFor(50 * (gain.high - gain.low)))} points)` : name;
}

/** "chat (+5.00 points) and math (+3.90 points)"; the fourth and later ones as "5 of 12 domains: …". */
function briefPhrases(cells: readonly JudgedCell[], total: number): string {
  const named = cells.slice(0, MOST_NAMED).map(briefPhrase);
  if (cells.length <= MOST_NAMED) return listed(named);
  return `${cells.length} of ${total} domains (${named.join(', ')} and ${cells.length - MOST_NAMED} more)`;
}

function sandboxNote({ estimates: { sandbox } }: JudgedCell, cells: readonly JudgedCell[]): string[] {
  const found = cells.find(({ estimates }) => isSameCell(estimates, sandbox));
  const gain = found && gainOf(found);
  return gain ? [`sandbox ${points(gain.point, decimalsFor(50 * (gain.high - gain.low)))}`] : [];
}

function unfoundedHeadline({ cells }: TransferResult): string {
  const failed = cells.filter(({ replication }) => replication === 'not-replicated');
  const where =
    failed.length > MOST_LISTED ? briefPhrases(failed, failed.length) : listed(failed.map(cell => cellPhrase(cell)));
  const [first] = failed;
  if (first === undefined) return 'Nothing to carry over: the sandbox gain was not measured.';
  return `Nothing to carry over: the sandbox gain itself does not replicate in ${where} on ${shortName(first.estimates.rung)}.`;
}

/** How far the answer reaches, after the answer itself. */
function scopeText({ calibration: { aa } }: TransferResult, isOfTheseSeeds: boolean): string {
  const limits = [...(aa.passed ? [] : ['A/A check failed']), ...(isOfTheseSeeds ? ['these seeds only'] : [])];
  return limits.length === 0 ? '' : ` (${limits.join('; ')})`;
}

/** A procedure that claims gains where there are none affirms nothing. */
const affirmed = (answer: string, { calibration: { aa } }: TransferResult): string =>
  !aa.passed && (answer === 'Yes' || answer === 'In part') ? 'Not to be relied on' : answer;

/** One rung: whether there is a gain on it, and that this says nothing of others. */
function loneHeadline(result: TransferResult): string {
  const { cells, design } = result;
  const rung = shortName(design.rungs[0]?.name ?? '');
  const [held, open] = [true, false].map(is => cells.filter(cell => (cell.replication === 'replicated') === is));
  const phrases = (own: readonly JudgedCell[]) =>
    own.length > MOST_LISTED ? briefPhrases(own, cells.length) : listed(own.map(cell => cellPhrase(cell)));
  const parts = [
    ...(held?.length ? [`there is a gain in ${phrases(held)}`] : []),
    ...(open?.length ? [`none is shown in ${phrases(open)}`] : []),
  ];
  const isScoped = cells.some(
    ({ estimates }) => estimates.status === 'measured' && estimates.inference === 'these-seeds',
  );
  return `One rung, nothing to carry over to${scopeText(result, isScoped)}: on ${rung}, ${parts.join('; ')}.`;
}

/** "On the rungs between, it carries over in 3 of 6 cells." */
function betweenSentence(cells: readonly JudgedCell[]): string {
  const between = cells.filter(({ estimates }) => estimates.role === 'larger');
  const [only] = between;
  if (only === undefined) return '';
  if (between.length === 1)
    return ` On the way, ${shortName(only.estimates.rung)} × ${shortName(only.estimates.domain)}: ${only.verdict?.kind ?? 'not judged'}.`;
  const surviving = between.filter(({ verdict }) => verdict?.kind === 'survives');
  return ` On the rungs between, it carries over in ${surviving.length} of ${between.length} cells.`;
}

interface Judged {
  readonly cell: JudgedCell;
  readonly clause: Clause;
}

/** Evidence that does not count is named without its numbers. */
const WITHOUT_NUMBERS: readonly Clause[] = ['disqualified', 'unfounded', 'incomplete'];

const briefly = (names: readonly string[]): string =>
  names.length > MOST_LISTED ? `${names.length} domains` : listed(names);

/** A loss where nothing could carry over, which no verdict is about. */
function lossWords(cells: readonly JudgedCell[]): string[] {
  const lost = cells.filter(({ verdict }) => verdict?.tags.includes('loss'));
  if (lost.length === 0) return [];
  const phrases = lost.map(cell => cellPhrase(cell, []));
  const where = lost.length > MOST_LISTED ? `${lost.length} domains` : listed(phrases);
  return [`the candidate is worse than the baseline in ${where}`];
}

function clauseWords(clause: Clause, judged: readonly Judged[], result: TransferResult): string[] {
  const cells = judged.filter(one => one.clause === clause).map(({ cell }) => cell);
  if (cells.length === 0) return [];
  if (WITHOUT_NUMBERS.includes(clause)) {
    const names = cells.map(({ estimates }) => shortName(estimates.domain));
    return [transferClause(clause, briefly(names)), ...lossWords(cells)];
  }
  if (judged.length > MOST_LISTED) return [transferClause(clause, briefPhrases(cells, judged.length))];
  const isMixed = !judged.every(({ cell }) => hasFewSeeds(cell));
  const phrases = cells.map(cell => {
    const notes = judged.length === 1 ? sandboxNote(cell, result.cells) : [];
    if (cell.verdict?.tags.includes('harm-not-excluded')) notes.push('harm not excluded');
    if (isMixed && hasFewSeeds(cell)) notes.push('these seeds only');
    return cellPhrase(cell, notes);
  });
  return [transferClause(clause, listed(phrases))];
}

/**
 * One plain sentence that answers whether the gain carried over to production, for domains that agree or disagree. A cell's
 * interval is the one its verdict rests on.
 */
export function headline(result: TransferResult): string {
  if (result.design.rungs.length === 1) return loneHeadline(result);
  if (result.unfounded) return unfoundedHeadline(result);
  const judged = result.cells.flatMap(cell =>
    cell.estimates.role === 'production' && cell.verdict ? [{ cell, clause: clauseOf(cell.verdict) }] : [],
  );
  const place = productionName(result.design);
  if (judged.length === 0) return `Not measured: nothing was measured in ${place}.${betweenSentence(result.cells)}`;
  const scope = scopeText(
    result,
    judged.every(({ cell }) => hasFewSeeds(cell)),
  );
  const answer = affirmed(answerOf(judged.map(({ clause }) => clause)), result);
  const clauses = CLAUSES.flatMap(clause => clauseWords(clause, judged, result));
  return `${answer}${scope}: in ${place}, ${clauses.join('; ')}.${betweenSentence(result.cells)}`;
}

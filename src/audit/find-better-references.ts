import { betterReference } from '../core/better-reference.ts';
import type { CellEstimates, MeasuredCell, ReferenceDifference } from '../core/cell-estimates.ts';
import type { RungRole } from '../core/design.ts';
import type { Interval } from '../core/estimate.ts';
import type { Finding } from '../core/finding.ts';
import { count, counted, decimalsFor, level, unsignedPoints } from '../util/format.ts';

/** More cells than this are counted; each says its interval among its details. */
const MOST_TOLD = 3;

/** What is rolled out is told first. */
const ROLES: readonly RungRole[] = ['production', 'larger', 'sandbox'];

/** A reference in one of its cells, with the difference where it has an interval. */
interface Compared {
  readonly cell: MeasuredCell;
  readonly reference: ReferenceDifference;
}

interface Better extends Compared {
  readonly difference: Interval;
}

function whereBetter({ cell, reference }: Compared): Better[] {
  const difference = betterReference(reference);
  return difference === undefined ? [] : [{ cell, reference, difference }];
}

/** "production × chat (by 3.10 points, 95% interval [1.82, 4.38])": how much better the reference is. */
function clause({ cell: { rung, domain }, difference }: Better, at: number): string {
  const { point, low, high } = difference;
  const decimals = decimalsFor(50 * (high - low));
  const [by, least, most] = [point, high, low].map(value => unsignedPoints(-value, decimals));
  const named = at === 0 ? `${level(difference.level)} interval ` : '';
  return `${rung} × ${domain} (by ${by} points, ${named}[${least}, ${most}])`;
}

/** "a, b and c", or "a, b, c and 5 more". */
function cellsText(better: readonly Better[]): string {
  const shown = better.length === MOST_TOLD + 1 ? better : better.slice(0, MOST_TOLD);
  const clauses = shown.map(clause);
  const left = better.length - shown.length;
  const last = left === 0 ? clauses.pop() : `${count(left)} more`;
  return clauses.length === 0 ? `${last}` : `${clauses.join(', ')} and ${last}`;
}

const nameOf = ({ arm, kind }: ReferenceDifference): string =>
  kind === 'no-teacher'
    ? `The arm ${arm}, which uses no teacher, is better than the candidate`
    : `The weak teacher${arm === 'weak' ? '' : ` (${arm})`} is better than the candidate, which learned from it,`;

const MEANING =
  'A gain over the baseline is no reason to use the candidate where something simpler does better. No verdict rests on this, and the intervals are not corrected for the number of comparisons.';

function findingOf(compared: readonly Compared[]): Finding[] {
  const better = compared.flatMap(whereBetter).sort((x, y) => ROLES.indexOf(x.cell.role) - ROLES.indexOf(y.cell.role));
  const [first] = better;
  if (first === undefined) return [];
  const share = compared.length === 1 ? 'in' : `in ${count(better.length)} of ${counted(compared.length, 'cell')}:`;
  return [
    {
      detector: 'better-reference',
      severity: 'notice',
      cells: better.map(({ cell: { rung, domain } }) => ({ rung, domain })),
      found: `${nameOf(first.reference)} ${share} ${cellsText(better)}.`,
      meaning: MEANING,
    },
  ];
}

/**
 * Arms that could be used in the candidate's stead and are shown to be better: the weak teacher, and methods without a
 * teacher. One finding per arm, over all of its cells.
 */
export function findBetterReferences({ cells }: { readonly cells: readonly CellEstimates[] }): Finding[] {
  const compared = cells.flatMap((cell): Compared[] =>
    cell.status === 'measured' ? (cell.references ?? []).map(reference => ({ cell, reference })) : [],
  );
  const untaughtFirst = compared.toSorted(
    (x, y) => Number(x.reference.kind === 'weak-teacher') - Number(y.reference.kind === 'weak-teacher'),
  );
  const arms = Map.groupBy(untaughtFirst, ({ reference: { arm } }) => arm);
  return [...arms.values()].flatMap(findingOf);
}

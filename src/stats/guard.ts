import { CarryoverError } from '../core/errors.ts';
import type { PairedMatrix } from './gain/paired-matrix.ts';

// Callers check user input with file and line in hand; these are the last door before a wrong number would come out.

/** @throws CarryoverError `usage` unless `tail` is a one-sided error in (0, 0.5) */
export function requireTail(tail: number): void {
  if (tail > 0 && tail < 0.5) return;
  throw new CarryoverError(
    'usage',
    `One-sided error ${tail}: expected a number between 0 and 0.5, both excluded`,
    'Give the error as a fraction: 0.025 on each side for a 95% interval.',
  );
}

/** @throws CarryoverError `data-invalid` unless every count is a whole number ≥ 0 that a double holds exactly */
export function requireCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (Number.isSafeInteger(count) && count >= 0) continue;
    throw new CarryoverError(
      'data-invalid',
      `${name} = ${count}: expected a whole number, 0 or more`,
      'Counts of items only; for scores between 0 and 1 use the bootstrap.',
    );
  }
}

/** @throws CarryoverError `data-invalid` if there are no values, or one is NaN or infinite */
export function requireFinite(values: ArrayLike<number>, what: string): void {
  if (values.length === 0) {
    throw new CarryoverError('data-invalid', `No ${what}: expected at least one`, 'Check that the arms share items.');
  }
  for (let at = 0; at < values.length; at++) {
    if (Number.isFinite(values[at])) continue;
    throw new CarryoverError(
      'data-invalid',
      `${what}: entry ${at} is ${values[at]}, expected a finite number`,
      'Leave missing outcomes out of both arms; they have no score.',
    );
  }
}

/** @throws CarryoverError `data-invalid` unless the matrix is full, finite and has at least one seed and one column */
export function requireMatrix({ seeds, items, values }: PairedMatrix): void {
  if (values.length !== seeds * items || !Number.isSafeInteger(seeds) || !Number.isSafeInteger(items) || seeds < 0) {
    throw new CarryoverError(
      'data-invalid',
      `Paired differences: ${values.length} for ${seeds} seeds × ${items} items, expected ${seeds * items}`,
      'Every seed needs every item; drop incomplete items from both arms.',
    );
  }
  requireFinite(values, 'paired differences');
}

/** @throws CarryoverError `usage` unless `draws` is a whole number ≥ 1 */
export function requireDraws(draws: number): void {
  if (Number.isSafeInteger(draws) && draws >= 1) return;
  throw new CarryoverError(
    'usage',
    `${draws} random draws: expected a whole number, 1 or more`,
    'Use 9,999, so that (draws + 1)·α is a whole number.',
  );
}

/** @throws CarryoverError unless x of n is a possible count of successes (`data-invalid`) and the tail is (`usage`) */
export function requireProportion(x: number, n: number, tail: number): void {
  requireCounts({ x, n });
  requireTail(tail);
  if (n > 0 && x <= n) return;
  throw new CarryoverError(
    'data-invalid',
    `${x} successes of ${n} trials: expected at least one trial, and no more successes than trials`,
    'Check which count is which.',
  );
}

/** Insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap = column > 1 && row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (oneBack[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (oneBack[column - 1] ?? 0) + same,
        isSwap ? (twoBack[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    twoBack = oneBack;
    oneBack = current;
  }
  return oneBack[b.length] ?? 0;
}

/** Case, blanks, `-` and `_` aside. */
const fold = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, '');

/** A name longer than this is no misspelling of a column or a flag. */
const LONGEST = 100;

/**
 * The known name that somebody probably meant: the one with the fewest edits, if these are at most a third of its
 * letters (at least one); the first of equals.
 */
export function nearestName(found: string, known: readonly string[]): string | undefined {
  if (found.length > LONGEST) return undefined;
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const edits = editDistance(fold(found), fold(name));
    if (edits < fewest && edits <= Math.max(1, Math.floor(name.length / 3))) {
      nearest = name;
      fewest = edits;
    }
  }
  return nearest;
}

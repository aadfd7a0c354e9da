/** The terms of one cell, by shared unit. */
export interface FlipTerms {
  /** Which cell of the family. */
  readonly cell: number;
  readonly terms: Float64Array;
}

/** Cells that share their units, and with them the signs. */
export interface FlipDomain {
  readonly units: number;
  readonly cells: readonly FlipTerms[];
}

/**
 * Leaves out the units whose term is 0 in every cell: their sign is of no matter, so that it neither uses up random numbers
 * nor doubles the arrangements to enumerate.
 * @param cells at least one, with the term of every unit, so of equal length
 */
export function flipDomain(cells: readonly FlipTerms[]): FlipDomain {
  const all = cells[0]?.terms.length ?? 0;
  const kept = new Uint8Array(all);
  for (const { terms } of cells) {
    for (let unit = 0; unit < all; unit++) if (terms[unit] !== 0) kept[unit] = 1;
  }
  const only = cells.map(({ cell, terms }) => ({ cell, terms: terms.filter((_, unit) => kept[unit] === 1) }));
  return { units: only[0]?.terms.length ?? 0, cells: only };
}

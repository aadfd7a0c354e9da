/** P(sums = (top + r, bottom + c)) at position r × width + c, of two sums of whole numbers over the same draws. */
export interface PlaneLaw {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly chances: Float64Array;
}

/** Pairs of whole numbers that may be drawn, with the units that show each. */
export interface PlanePatterns {
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
  readonly counts: Int32Array;
}

/** Rows and columns that are rarer than this throughout are left out at the edges. */
const RAREST = 1e-40;

interface Moves {
  readonly top: number;
  readonly bottom: number;
  /** Rows and columns by which one draw widens the law. */
  readonly rows: number;
  readonly columns: number;
  /** Row, column and probability of each pattern. */
  readonly moves: readonly (readonly [number, number, number])[];
}

function movesOf({ tops, bottoms, counts }: PlanePatterns): Moves {
  let [top, bottom, highest, widest, units] = [tops[0] as number, bottoms[0] as number, tops[0] as number, 0, 0];
  widest = bottom;
  for (let k = 0; k < counts.length; k++) {
    top = Math.min(top, tops[k] as number);
    highest = Math.max(highest, tops[k] as number);
    bottom = Math.min(bottom, bottoms[k] as number);
    widest = Math.max(widest, bottoms[k] as number);
    units += counts[k] as number;
  }
  const moves = Array.from(
    counts,
    (count, k) => [(tops[k] as number) - top, (bottoms[k] as number) - bottom, count / units] as const,
  );
  return { top, bottom, rows: highest - top, columns: widest - bottom, moves };
}

const heightOf = ({ width, chances }: PlaneLaw): number => chances.length / width;

function addDraw(law: PlaneLaw, { top, bottom, rows, columns, moves }: Moves): PlaneLaw {
  const height = heightOf(law);
  const width = law.width + columns;
  const chances = new Float64Array((height + rows) * width);
  for (const [row, column, chance] of moves) {
    for (let r = 0; r < height; r++) {
      const from = r * law.width;
      const to = (r + row) * width + column;
      for (let c = 0; c < law.width; c++) {
        chances[to + c] = (chances[to + c] as number) + chance * (law.chances[from + c] as number);
      }
    }
  }
  return { top: law.top + top, bottom: law.bottom + bottom, width, chances };
}

/** First and one past the last position where a list exceeds the smallest probability that counts. */
function support(largest: Float64Array): readonly [number, number] {
  let [from, to] = [0, largest.length];
  while ((largest[from] as number) < RAREST) from++;
  while ((largest[to - 1] as number) < RAREST) to--;
  return [from, to];
}

function trimmed(law: PlaneLaw): PlaneLaw {
  const height = heightOf(law);
  const [rows, columns] = [new Float64Array(height), new Float64Array(law.width)];
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < law.width; c++) {
      const chance = law.chances[r * law.width + c] as number;
      if (chance > (rows[r] as number)) rows[r] = chance;
      if (chance > (columns[c] as number)) columns[c] = chance;
    }
  }
  const [firstRow, endRow] = support(rows);
  const [firstColumn, endColumn] = support(columns);
  const width = endColumn - firstColumn;
  if (width === law.width && endRow - firstRow === height) return law;
  const chances = new Float64Array((endRow - firstRow) * width);
  for (let r = firstRow; r < endRow; r++) {
    const start = r * law.width;
    chances.set(law.chances.subarray(start + firstColumn, start + endColumn), (r - firstRow) * width);
  }
  return { top: law.top + firstRow, bottom: law.bottom + firstColumn, width, chances };
}

/**
 * Joint law of two sums over `draws` pairs drawn with replacement, one draw after the other. All terms are positive, so every
 * probability keeps its relative accuracy; edges rarer than 1e-40 are left out.
 * @param patterns distinct pairs of whole numbers, at least one
 * @param options draws ≥ 1; mostWork: additions that it may take, about a nanosecond each
 * @returns undefined where it would take more
 */
export function planeLaw(
  patterns: PlanePatterns,
  { draws, mostWork }: { readonly draws: number; readonly mostWork: number },
): PlaneLaw | undefined {
  const moves = movesOf(patterns);
  let law: PlaneLaw = { top: 0, bottom: 0, width: 1, chances: Float64Array.of(1) };
  let work = 0;
  for (let draw = 0; draw < draws; draw++) {
    work += (heightOf(law) + moves.rows) * (law.width + moves.columns) + law.chances.length * moves.moves.length;
    if (work > mostWork) return undefined;
    law = trimmed(addDraw(law, moves));
  }
  return law;
}

/** A strip of marks: all in pixels. */
export interface MarkStrip {
  /** Between the middles of neighbours that do not touch. */
  readonly gap: number;
  /** Lines of marks above the middle, and as many below it. */
  readonly lines: number;
}

/**
 * How far from the middle of its row each mark stands, so that as few as can be cover each other: on the first line, counted
 * from the middle outwards, where the mark before leaves room; where none does, on the line that has waited longest.
 * @param places along the row; the answer keeps their order
 */
export function spreadMarks(places: readonly number[], { gap, lines }: MarkStrip): number[] {
  const offsets = Array.from(
    { length: 2 * lines + 1 },
    (_, at) => (at % 2 === 0 ? -1 : 1) * Math.ceil(at / 2) * gap + 0,
  );
  const last = offsets.map(() => Number.NEGATIVE_INFINITY);
  const spread = places.map(() => 0);
  const order = places
    .map((place, at) => ({ place, at }))
    .sort((one, other) => one.place - other.place || one.at - other.at);
  for (const { place, at } of order) {
    const free = last.findIndex(before => place - before >= gap);
    const line = free === -1 ? last.indexOf(Math.min(...last)) : free;
    last[line] = place;
    spread[at] = offsets[line] as number;
  }
  return spread;
}

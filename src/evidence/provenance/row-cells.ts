import type { Tally } from '../aar/aar-record.ts';

/** Items of one true class in a subset, and how many of them were answered with the second class. */
export interface RowCell {
  readonly items: number;
  readonly said: number;
}

/**
 * The counts of a row that vary from run to run: one cell for each true class. Right answers `c`, predictions `p` of the second
 * class and its items `n₁` of `n` give them: `(c + p − n + n₁)/2` of its own items, and the rest of `p` of the others. Derived here. Without the
 * true classes, or with more than two, there is one cell: all items, right or wrong.
 */
export function rowCells({ correct, total, predicted, labelled }: Tally): readonly RowCell[] {
  if (correct === undefined || total === undefined) return [];
  const whole = [{ items: total, said: correct }];
  const classes = [...new Set([...labelled.keys(), ...predicted.keys()])].sort();
  const [first, second] = classes;
  if (predicted.size === 0 || labelled.size === 0 || classes.length > 2 || first === undefined) return whole;
  const ones = labelled.get(second ?? '') ?? 0;
  const said = predicted.get(second ?? '') ?? 0;
  const hits = (correct + said - (total - ones)) / 2;
  const cells = [
    { items: total - ones, said: said - hits },
    { items: ones, said: hits },
  ];
  return cells.every(cell => cell.said >= 0 && cell.said <= cell.items) ? cells : whole;
}

/** Variance of the difference of a cell between two runs that answer independently, at the rate that they share. */
export function cellVariance(x: RowCell, y: RowCell): number {
  const items = x.items + y.items;
  const rate = items === 0 ? 0 : (x.said + y.said) / items;
  return items * rate * (1 - rate);
}

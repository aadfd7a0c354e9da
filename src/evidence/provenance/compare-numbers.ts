/** Two numbers that were computed from the same values in another order. */
export const isSame = (x: number, y: number): boolean =>
  Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y));

/** More decimals than anybody rounds to; a share of up to a million items may be as short by itself. */
const MOST_DECIMALS = 6;

/** Decimals that a number is written with, as programs write it. */
export function decimalsOf(value: number): number {
  const [digits = '', power = '0'] = String(Math.abs(value)).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
}

/** Whether `shown` is `exact`, rounded to the few decimals it has. */
export function isRounded(shown: number, exact: number): boolean {
  const decimals = decimalsOf(shown);
  return decimals <= MOST_DECIMALS && Math.abs(shown - exact) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
}

/** Whether a share is a whole number of `total` items, up to floating-point error. */
export function isOnGrid(share: number, total: number): boolean {
  return Math.abs(share * total - Math.round(share * total)) <= 1e-9 * Math.max(1, total);
}

/** Whether a value can be an accuracy, or a probability. */
export const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

import { quote } from '../core/quote.ts';

const WITHOUT_JSON = ['function', 'symbol', 'bigint'];

/** A value that came out of somebody's code, as an error message shows it; never throws, whatever it is. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (WITHOUT_JSON.includes(typeof value)) return `a ${typeof value}`;
  try {
    return quote(value);
  } catch {
    return 'an object that is not plain data';
  }
}

/**
 * How a number is written for a person: estimates, shares, counts, dollars. Settings are quoted as somebody wrote them, and
 * numbers for programs (JSON, CSV, outputs of a step) have all their digits and an ASCII minus.
 */

const MINUS = '−';
/** Narrow no-break space between groups of three digits. */
const THIN = '\u202f';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const withMinus = (text: string): string => text.replace('-', MINUS);

/** Decimals that leave three significant digits in the half-width: no digit that the data do not carry. */
export function decimalsFor(halfWidth: number): number {
  if (!(halfWidth > 0)) return 2;
  return Math.min(3, Math.max(0, 2 - Math.floor(Math.log10(halfWidth))));
}

/** A number with fixed decimals and a true minus; −0 is 0. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return withMinus(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);
}

/** As `fixed`, with a plus in front of what is above 0. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.startsWith(MINUS) || /^0(\.0*)?$/.test(text) ? text : `+${text}`;
}

/** A difference in accuracy points, from a fraction: 0.1736 is "+17.36". */
export const points = (fraction: number, decimals = 2): string => signed(100 * fraction, decimals);

/** A size of a difference in points, without a plus: 0.0312 is "3.12". */
export const unsignedPoints = (fraction: number, decimals = 2): string => fixed(100 * fraction, decimals);

/** "[+14.74, +20.04]", from fractions. */
export const pointsInterval = (low: number, high: number, decimals: number): string =>
  `[${points(low, decimals)}, ${points(high, decimals)}]`;

/** An accuracy or a share as a percentage, from a fraction: 0.563 is "56.3%". Never used for differences. */
export const percent = (fraction: number, decimals = 1): string => `${fixed(100 * fraction, decimals)}%`;

/** A share given by the user, without trailing zeros: 0.5 is "50%". */
export const plainPercent = (fraction: number): string =>
  `${withMinus(String(Number((100 * fraction).toPrecision(6))))}%`;

/** Points given by the user, without trailing zeros: 0.02 is "2". */
export const plainPoints = (fraction: number): string => withMinus(String(Number((100 * fraction).toPrecision(6))));

/** A whole number with narrow spaces: "1 319". */
export const count = (value: number): string => withMinus(String(value)).replace(/\B(?=(\d{3})+$)/g, THIN);

/** "1 item", "1 319 items". */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`;

/** Dollars and cents; below a dollar as many digits as it takes to show three of them, nine at most: "$1 234.50", "$0.50", "$0.00987". */
export function dollars(usd: number): string {
  const decimals = usd > 0 && usd < 1 ? Math.min(9, Math.max(2, 2 - Math.floor(Math.log10(usd)))) : 2;
  const [whole = '', parts = ''] = usd.toFixed(decimals).split('.');
  return `$${count(Number(whole))}.${parts.replace(/(?<=\d\d)0+$/, '')}`;
}

const superscript = (exponent: number): string =>
  String(exponent).replace(/[-0-9]/g, digit => (digit === '-' ? '⁻' : (SUPERSCRIPTS[Number(digit)] ?? digit)));

/** A size without a natural scale, to three significant digits: "12.3", "0.000450", "6.10 × 10⁻⁹", "1 234". */
export function significant(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100 && Math.abs(value) < 1e15) return count(Math.round(value));
  const [digits = '', exponent] = value.toPrecision(3).split('e');
  return withMinus(exponent === undefined ? digits : `${digits} × 10${superscript(Number(exponent))}`);
}

/** A p-value: never 0, never more digits than it deserves. */
export function pValue(p: number): string {
  if (p >= 0.0995) return fixed(p, 2);
  if (p >= 0.00095) return fixed(p, 3);
  if (p <= 1e-300) return '< 10⁻³⁰⁰';
  const [digits = '', exponent = ''] = p.toExponential(1).split('e');
  return `${digits} × 10${superscript(Number(exponent))}`;
}

/** Parameters of a model: "6B", "350M"; small numbers as they are. */
export function modelSize(parameters: number): string {
  const units = [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  const unit = units.find(([size]) => parameters >= size);
  return unit ? `${Number((parameters / unit[0]).toPrecision(3))}${unit[1]}` : String(parameters);
}

/** Confidence level, to two or three digits of what it leaves out: 0.95 is "95%", 1 − 0.05 ÷ 6 is "99.17%". */
export function level(fraction: number): string {
  const error = 100 * (1 - fraction);
  const decimals = error > 0 ? Math.max(1, 1 - Math.floor(Math.log10(error))) : 0;
  return `${Number((100 * fraction).toFixed(Math.min(decimals, 12)))}%`;
}

/** A variance, which may be negative: four significant digits. */
export const variance = (value: number): string => withMinus(value === 0 ? '0' : value.toPrecision(4));

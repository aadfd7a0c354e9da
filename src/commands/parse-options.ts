import { InvalidArgumentError } from 'commander';
import { type GatePolicy, RULE_LEVELS, TOLERATED } from '../core/design.ts';

type CellsRule = NonNullable<GatePolicy['rules']>[number];

interface Range {
  readonly least: number;
  readonly most: number;
  /** Whether the ends themselves are allowed. */
  readonly includes: { readonly least: boolean; readonly most: boolean };
}

/** Reads a number in a range; commander adds the name of the option. */
export const numberIn =
  ({ least, most, includes }: Range) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const above = includes.least ? value >= least : value > least;
    const below = includes.most ? value <= most : value < most;
    if (above && below) return value;
    const range = `${includes.least ? '[' : '('}${least}, ${most}${includes.most ? ']' : ')'}`;
    throw new InvalidArgumentError(`Expected a number in ${range}.`);
  };

/** Reads a whole number ≥ 0 that a seed can be. */
export function seedNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('Expected a whole number, 0 or more.');
}

/** Selectors may be repeated or separated by commas. */
export const collectSelectors = (text: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  ...text
    .split(',')
    .map(selector => selector.trim())
    .filter(selector => selector !== ''),
];

/** Reads a whole number in a range, both ends included. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };

/** Reads `CELLS[=VERDICTS][:LEVEL]`, such as `larger=attenuated,inconclusive:warn`; may be repeated. */
export function collectRules(text: string, before: readonly CellsRule[] | undefined): CellsRule[] {
  const expected = 'Expected CELLS[=attenuated,inconclusive][:off|warn|error], such as larger=attenuated:warn.';
  const [, whole = '', given] = /^(.*?)(?::(off|warn|error))?$/su.exec(text) ?? [];
  const level = RULE_LEVELS.find(one => one === given) ?? 'error';
  const at = whole.lastIndexOf('=');
  const cells = (at < 0 ? whole : whole.slice(0, at)).trim();
  const words = at < 0 ? [] : whole.slice(at + 1).split(',');
  const accept = words.flatMap(word => TOLERATED.find(one => one === word.trim()) ?? []);
  if (cells === '' || accept.length < words.length) throw new InvalidArgumentError(expected);
  return [...(before ?? []), { cells, accept, level }];
}

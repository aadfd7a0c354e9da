/** What a step may do with its two numbers. */
export const OPERATORS = ['+', '-', '*'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Results, right ones and wrong ones, stay below this: then no slip shows by the mere length of its number. */
export const RESULT_LIMIT = 100;

/** One step as it is written; its result may be a wrong one. All numbers are whole, in [0, 100). */
export interface Step {
  readonly left: number;
  readonly operator: Operator;
  readonly right: number;
  readonly result: number;
}

/** What the two numbers give; may be negative or large. */
export function applyOperator(left: number, operator: Operator, right: number): number {
  if (operator === '+') return left + right;
  return operator === '-' ? left - right : left * right;
}

/** A derivation as text, such as `12+7=19; 19*3=57; 57-8=49`. */
export function formatDerivation(steps: readonly Step[]): string {
  let text = '';
  for (const { left, operator, right, result } of steps) {
    text += `${text === '' ? '' : '; '}${left}${operator}${right}=${result}`;
  }
  return text;
}

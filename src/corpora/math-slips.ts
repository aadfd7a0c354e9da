import { applyOperator, OPERATORS, RESULT_LIMIT, type Step } from './math-step.ts';

/** A kind of slip: the wrong results that it may lead to in a step, which is correct as it is given. */
type WrongResults = (step: Step) => readonly number[];

const offByOne: WrongResults = ({ result }) => [result - 1, result + 1];

/** What the units give to the tens: negative where the step borrows. */
function carryOf({ left, operator, right }: Step): number {
  return Math.floor(applyOperator(left % 10, operator, right % 10) / 10);
}

/** In sums that need writing down: the carry is forgotten where there is one, and made up where there is none. */
const wrongCarry: WrongResults = step => {
  if (step.left < 10 && step.right < 10) return [];
  const carry = carryOf(step);
  if (carry !== 0) return [step.result - 10 * carry];
  return [step.operator === '-' ? step.result - 10 : step.result + 10];
};

const wrongOperator: WrongResults = ({ left, operator, right }) =>
  OPERATORS.filter(other => other !== operator).map(other => applyOperator(left, other, right));

/** The digits of the result change places; never to a leading zero, which no number has. */
const transposedDigits: WrongResults = ({ result }) => {
  const units = result % 10;
  return result < 10 || units === 0 ? [] : [units * 10 + Math.floor(result / 10)];
};

/** One of the two digits of the result is left out; never so that a zero leads. */
const droppedDigit: WrongResults = ({ result }) => (result < 10 ? [] : [Math.floor(result / 10), result % 10]);

/** The next line of the times table: one factor is taken once too often, or once too seldom. */
const tableNeighbour: WrongResults = ({ left, operator, right, result }) =>
  operator === '*' ? [result - left, result + left, result - right, result + right] : [];

/** The catalogue. What two kinds would give alike counts as the one that comes first. */
const SLIPS = {
  'off-by-one': offByOne,
  carry: wrongCarry,
  'wrong-operator': wrongOperator,
  'transposed-digits': transposedDigits,
  'table-neighbour': tableNeighbour,
  'dropped-digit': droppedDigit,
} as const satisfies Record<string, WrongResults>;

export type SlipKind = keyof typeof SLIPS;

/**
 * Every wrong result that one slip can give to a correct step, by kind: kinds without any are absent, a result stands under
 * one kind only, and all are whole numbers in [0, 100), as correct results are.
 */
export function findSlips(step: Step): ReadonlyMap<SlipKind, readonly number[]> {
  const taken = new Set([step.result]);
  const found = new Map<SlipKind, number[]>();
  for (const kind of Object.keys(SLIPS) as SlipKind[]) {
    for (const result of SLIPS[kind](step)) {
      if (result < 0 || result >= RESULT_LIMIT || taken.has(result)) continue;
      taken.add(result);
      const results = found.get(kind);
      if (results === undefined) found.set(kind, [result]);
      else results.push(result);
    }
  }
  return found;
}

import { type Machine, Stop } from './code-machine.ts';
import { type Program, parseProgram } from './code-parse.ts';

/** A list and a number, as different from each other as few inputs can be. */
const INPUTS: readonly (readonly [items: readonly number[], limit: number])[] = [
  [[], 0],
  [[3], 2],
  [[1, 2, 3, 4], 3],
  [[-5, 2, -1, 7, 4], 4],
  [[9, 9, 1, 5], 1],
  [[2, 8, 6], 5],
  [[-3, -8, -2], 2],
  [[4, 0, 11, 3, 3, 6], 6],
];

/** Turns of loops that a run may take; correct programs need a few dozen. */
const FUEL = 400;

/** What a program does with one input: the value it returns, why it stopped, or that it ran out of fuel. */
function outcomeOf({ parameters, body }: Program, input: (typeof INPUTS)[number]): string {
  const machine: Machine = { variables: new Map(), fuel: FUEL };
  for (const [at, name] of parameters.entries()) machine.variables.set(name, input[at] ?? 0);
  try {
    return String(body(machine) ?? 'nothing');
  } catch (error) {
    if (error instanceof Stop) return error.message;
    throw error;
  }
}

/**
 * What a program does with each of a fixed set of inputs.
 * @throws SyntaxError where the text is no program
 */
export function outcomesOf(text: string): readonly string[] {
  const program = parseProgram(text);
  return INPUTS.map(input => outcomeOf(program, input));
}

/**
 * Whether a program has the same outcomes as another one, on every input; it is run no further than the first that differs.
 * @param expected outcomes of the other one, from `outcomesOf`
 * @throws SyntaxError where the text is no program
 */
export function behavesAs(text: string, expected: readonly string[]): boolean {
  const program = parseProgram(text);
  return INPUTS.every((input, at) => outcomeOf(program, input) === expected[at]);
}

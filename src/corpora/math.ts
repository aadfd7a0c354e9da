import type { ItemInput } from '../core/item.ts';
import type { Rng } from '../core/random.ts';
import type { DraftItem, Problem, TextDomain } from '../core/text-domain.ts';
import { makeReading, type Readable } from './make-reading.ts';
import { checkDerivation } from './math-check.ts';
import { findSlips, type SlipKind } from './math-slips.ts';
import { applyOperator, formatDerivation, OPERATORS, type Operator, RESULT_LIMIT, type Step } from './math-step.ts';
import { pickByWord } from './pick-by-word.ts';

const STEPS = 3;

/** Largest number that is drawn; results go on to 99. */
const LARGEST_OPERAND = 40;

/** A correct step, and whether the next one goes on from its result. */
interface DrawnStep extends Step {
  readonly carriesOn: boolean;
}

/** Random words that an item needs, drawn with the problem, so that the stream is the same whether items are made or not. */
interface ItemChoices {
  readonly reading: number;
  readonly kind: number;
  readonly slip: number;
}

const drawChoices = (rng: Rng): ItemChoices => ({ reading: rng.uint32(), kind: rng.uint32(), slip: rng.uint32() });

/** Half of the operands have one digit, which makes facts that short contexts hold; the others may have two. */
function drawOperand(rng: Rng): number {
  return rng.sign() === 1 ? 1 + rng.below(9) : 1 + rng.below(LARGEST_OPERAND);
}

const fits = (result: number): boolean => result >= 0 && result < RESULT_LIMIT;

const drawOperator = (rng: Rng): Operator => OPERATORS[rng.below(OPERATORS.length)] ?? '+';

/** A step from any two operands; every operator equally often, or products would be rare because so few of them fit. */
function drawFresh(rng: Rng): Step {
  const operator = drawOperator(rng);
  for (;;) {
    const [left, right] = [drawOperand(rng), drawOperand(rng)];
    const result = applyOperator(left, operator, right);
    if (fits(result)) return { left, operator, right, result };
  }
}

/** A step from the result before it. One of + and − always fits, because operands end at 40 and results at 99. */
function drawOnward(rng: Rng, left: number): Step {
  const right = drawOperand(rng);
  for (;;) {
    const operator = drawOperator(rng);
    const result = applyOperator(left, operator, right);
    if (fits(result)) return { left, operator, right, result };
  }
}

const drawNext = (rng: Rng, before: DrawnStep | undefined): Step =>
  before?.carriesOn ? drawOnward(rng, before.result) : drawFresh(rng);

/** All steps but the last, where, half the time, one goes on from the result before it, and else starts anew. */
function drawStart(rng: Rng): readonly DrawnStep[] {
  const steps: DrawnStep[] = [];
  while (steps.length < STEPS - 1) steps.push({ ...drawNext(rng, steps.at(-1)), carriesOn: rng.sign() === 1 });
  return steps;
}

/** The beginning brought to an end: two versions of a problem end differently. */
const drawEnd = (rng: Rng, start: readonly DrawnStep[]): readonly DrawnStep[] => [
  ...start,
  { ...drawNext(rng, start.at(-1)), carriesOn: false },
];

interface Slip {
  readonly at: number;
  readonly kind: SlipKind;
  readonly result: number;
}

/**
 * Slips happen only where no later step uses the result. Carried on, a slip would change the steps after it; not carried on,
 * it would contradict them, and could be seen without doing a sum. None before step `from`.
 */
function listSlips(steps: readonly DrawnStep[], from: number): readonly Slip[] {
  return steps.flatMap((step, at) =>
    at < from || step.carriesOn
      ? []
      : [...findSlips(step)].flatMap(([kind, results]) => results.map(result => ({ at, kind, result }))),
  );
}

/** The derivation with one step slipped, if the checker too finds that step false and no other. */
function drawFaulty(steps: readonly DrawnStep[], choices: ItemChoices, from: number): DraftItem | undefined {
  const slips = listSlips(steps, from);
  const kind = pickByWord([...new Set(slips.map(slip => slip.kind))], choices.kind);
  const slip = pickByWord(
    slips.filter(candidate => candidate.kind === kind),
    choices.slip,
  );
  if (slip === undefined) return undefined;
  const input = formatDerivation(steps.map((step, at) => (at === slip.at ? { ...step, result: slip.result } : step)));
  const check = checkDerivation(input);
  const isFaulty = check.status === 'false' && check.falseSteps.length === 1 && check.falseSteps[0] === slip.at;
  return isFaulty ? { input, label: 0, subset: slip.kind } : undefined;
}

function readableOf(steps: readonly DrawnStep[], choices: ItemChoices, from: number): Readable {
  const text = formatDerivation(steps);
  return {
    text,
    word: choices.reading,
    faulty() {
      if (checkDerivation(text).status === 'true') return drawFaulty(steps, choices, from);
      throw new Error(`The derivation "${text}" was made to be true and is not.`);
    },
  };
}

/**
 * Derivations of three steps, such as `12+7=19; 19*3=57; 8-5=3`, in which at most one result is wrong. Numbers stay below
 * 100, so that a model of a few characters' context can come to know the facts, and the more of them the longer its context. A third of
 * the problems give two items: their first two steps are the same and right, their last steps have nothing to do with each other.
 */
export const mathDomain: TextDomain = {
  kind: 'math',
  version: 3,
  identify(input: ItemInput): string {
    if (typeof input !== 'string') throw new Error(`A derivation is one text, not a pair: ${JSON.stringify(input)}`);
    return input.slice(0, input.lastIndexOf(';')).replace(/=[^;]*/g, '');
  },
  draw(rng: Rng): Problem {
    const start = drawStart(rng);
    const isDouble = rng.below(3) === 0;
    // What two items of a problem share, neither may have wrong: held against each other they would tell their labels.
    const from = isDouble ? start.length : 0;
    const first = readableOf(drawEnd(rng, start), drawChoices(rng), from);
    const second = readableOf(drawEnd(rng, start), drawChoices(rng), from);
    return { text: first.text, items: () => (isDouble ? [first, second] : [first]).flatMap(makeReading) };
  },
};

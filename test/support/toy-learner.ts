import { CarryoverError } from '../../src/core/errors.ts';
import type { Item } from '../../src/core/item.ts';
import type { Capability, ClassifierHandle, Example, Learner } from '../../src/core/learner.ts';

/** The numbers hidden in an item's text, such as `numbers 0.5 -1`. */
const numbersOf = ({ input }: Item): readonly number[] => String(input).split(' ').slice(1).map(Number);

/** What a learner was asked for. */
export interface Asked {
  readonly fits: (readonly Example[])[];
  readonly priors: (readonly Item[])[];
  readonly predicted: (readonly Item[])[];
}

export interface ToyLearner extends Learner {
  readonly asked: Asked;
}

export interface ToyOptions {
  readonly capabilities: readonly Capability[];
  /** Positions of the numbers that it sees. */
  readonly sees: readonly number[];
}

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
const dot = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);

/** Logistic regression with a little ridge, by gradient descent in a fixed number of steps. */
function train(rows: readonly (readonly number[])[], examples: readonly Example[]): number[] {
  const width = rows[0]?.length ?? 0;
  const theta = Array.from({ length: width }, () => 0);
  for (let step = 0; step < 60; step++) {
    const gradient = theta.map(value => -0.01 * value);
    for (const [at, row] of rows.entries()) {
      const pull = ((examples[at]?.target ?? 0) - logistic(dot(row, theta))) / rows.length;
      for (let k = 0; k < width; k++) gradient[k] = (gradient[k] ?? 0) + pull * (row[k] ?? 0);
    }
    for (let k = 0; k < width; k++) theta[k] = (theta[k] ?? 0) + (gradient[k] ?? 0);
  }
  return theta;
}

const refuse = (what: string): never => {
  throw new CarryoverError('usage', `the toy learner does not offer ${what}`, 'Declare the need.');
};

/**
 * A small deterministic learner that remembers what it was asked, and refuses what it did not declare: soft targets, weights
 * and priors; without `beliefs` it answers 0 or 1.
 */
export function toyLearner({ capabilities, sees }: ToyOptions): ToyLearner {
  const can = (capability: Capability): boolean => capabilities.includes(capability);
  const rowOf = (item: Item): number[] => [1, ...sees.map(at => numbersOf(item)[at] ?? 0)];
  const asked: Asked = { fits: [], priors: [], predicted: [] };
  const fit = async (examples: readonly Example[]): Promise<ClassifierHandle> => {
    asked.fits.push(examples);
    if (examples.length === 0) refuse('training on no example');
    if (examples.some(({ target }) => !(target >= 0 && target <= 1))) refuse('targets outside of [0, 1]');
    if (!can('soft-labels') && examples.some(({ target }) => target !== 0 && target !== 1)) refuse('soft labels');
    if (!can('weights') && examples.some(({ weight }) => weight !== undefined)) refuse('weights');
    const theta = train(
      examples.map(({ item }) => rowOf(item)),
      examples,
    );
    return { learner: 'toy', trainedOn: examples.length, parametersMoved: Math.hypot(...theta), state: theta };
  };
  return {
    identity: 'toy',
    capabilities,
    asked,
    fit,
    predict: async ({ state }, items) => {
      asked.predicted.push(items);
      const beliefs = items.map(item => logistic(dot(rowOf(item), state as number[])));
      return can('beliefs') ? beliefs : beliefs.map(belief => (belief > 0.5 ? 1 : 0));
    },
    prior: async items => {
      asked.priors.push(items);
      if (!can('prior')) refuse('a prior');
      // Overconfident on purpose: it ranks items by its first number, and is far too sure.
      return items.map(item => logistic(6 * (rowOf(item)[1] ?? 0)));
    },
  };
}

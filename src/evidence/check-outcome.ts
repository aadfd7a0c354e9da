import { CarryoverError } from '../core/errors.ts';
import type { SourceOutcome } from '../core/evidence.ts';
import { NUMBER_RULES, type NumberRule } from '../core/number-rules.ts';
import { quote } from '../core/quote.ts';

/** Numbers of an outcome that must be in range, and the rules for them. */
const RULES: readonly (readonly ['confidence' | 'tokensIn' | 'tokensOut' | 'costUsd', NumberRule])[] = [
  ['confidence', NUMBER_RULES.confidence],
  ['tokensIn', NUMBER_RULES.tokens_in],
  ['tokensOut', NUMBER_RULES.tokens_out],
  ['costUsd', NUMBER_RULES.cost_usd],
];

/**
 * Refuses what no table could hold, while the place in the file is still known.
 * @param place where it stands, such as `log.json: sample 7`
 * @throws CarryoverError `data-invalid` for an item or repeat without a name and for a number out of its range
 */
export function checkOutcome(place: string, outcome: SourceOutcome): void {
  const refuse = (what: string, hint: string) => new CarryoverError('data-invalid', `${place}: ${what}.`, hint);
  const { item, repeat, status, score } = outcome;
  if (item.trim() === '') throw refuse(`the item is ${quote(item)}; expected a name`, 'Give every item an id.');
  if (repeat !== undefined && (repeat === '' || repeat.trim() !== repeat)) {
    throw refuse(`the repeat is ${quote(repeat)}; expected a name without blanks around it`, 'Number the repeats.');
  }
  if (status === 'scored' && !NUMBER_RULES.score.accepts(score)) {
    const found = `the score is ${score}; expected ${NUMBER_RULES.score.expected}`;
    throw refuse(found, 'Choose another metric with --metric, or rescale the scores.');
  }
  for (const [name, { accepts, expected }] of RULES) {
    const value = outcome[name];
    if (value === undefined || accepts(value)) continue;
    throw refuse(`${name} is ${value}; expected ${expected}`, `Correct ${name} there.`);
  }
}

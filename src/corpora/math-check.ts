/** What a reader who does the sums again finds in a derivation. Steps count from 0. */
export type DerivationCheck =
  | { readonly status: 'true' }
  | { readonly status: 'false'; readonly falseSteps: readonly number[] }
  | { readonly status: 'malformed'; readonly step: number };

const STEP = /^(0|[1-9]\d*)([+*-])(0|[1-9]\d*)=(0|[1-9]\d*)$/;

const EVALUATE: ReadonlyMap<string, (left: bigint, right: bigint) => bigint> = new Map([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
]);

function checkStep(step: string): DerivationCheck['status'] {
  const [, left, operator, right, result] = STEP.exec(step) ?? [];
  if (left === undefined || operator === undefined || right === undefined || result === undefined) return 'malformed';
  const value = EVALUATE.get(operator)?.(BigInt(left), BigInt(right));
  return value === BigInt(result) ? 'true' : 'false';
}

/**
 * Does every sum of a derivation again, from its text alone: it shares neither code nor data with the generator, so that a
 * mistake there cannot hide here. Steps are parted by `; ` and read `left operator right = result` without blanks, each
 * number whole, not negative and without leading zeros, of any length. Where a step starts anew, any number may stand.
 */
export function checkDerivation(text: string): DerivationCheck {
  const verdicts = text.split('; ').map(checkStep);
  const malformed = verdicts.indexOf('malformed');
  if (malformed >= 0) return { status: 'malformed', step: malformed };
  const falseSteps = verdicts.flatMap((verdict, step) => (verdict === 'false' ? [step] : []));
  return falseSteps.length === 0 ? { status: 'true' } : { status: 'false', falseSteps };
}

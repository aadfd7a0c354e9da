import { describe, expect, test } from 'vitest';
import { isRefused, refuse } from '../../src/core/refusal.ts';
import * as stats from '../../src/stats/index.ts';
import { allFinite } from '../support/all-finite.ts';
import { PUBLIC_CALLS, WHOLE } from '../support/public-calls.ts';

type Call = (...given: readonly unknown[]) => unknown;
type Holder = Record<string | number, unknown>;

const functions = stats as unknown as Readonly<Record<string, Call>>;
const callOf = (name: string): Call => functions[name] as Call;
const isHolder = (value: unknown): value is Holder => {
  if (typeof value !== 'object' || value === null || WHOLE.has(value)) return false;
  return Array.isArray(value) || ArrayBuffer.isView(value) || Object.getPrototypeOf(value) === Object.prototype;
};

/** Ways to every number and every list in the arguments; of a list the first and the last entry. */
function pathsOf(value: unknown, way: readonly string[] = []): { numbers: string[][]; lists: string[][] } {
  if (typeof value === 'number') return { numbers: [[...way]], lists: [] };
  if (!isHolder(value)) return { numbers: [], lists: [] };
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const keys = Object.keys(value);
  const parts = (isList ? [...new Set([keys.at(0), keys.at(-1)])] : keys)
    .filter(key => key !== undefined)
    .map(key => pathsOf(value[key], [...way, key]));
  return {
    numbers: parts.flatMap(({ numbers }) => numbers),
    lists: [...(isList && way.length > 0 ? [[...way]] : []), ...parts.flatMap(({ lists }) => lists)],
  };
}

/** The same with one place changed; nothing that was given is touched. */
function changed(value: unknown, [key, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const holder = value as Holder;
  // A whole-number array would turn NaN into 0: what a caller can pass is a plain list.
  const isWhole = value instanceof Int32Array || value instanceof Int8Array;
  const copy = (
    isWhole
      ? Float64Array.from(value)
      : ArrayBuffer.isView(value) || Array.isArray(value)
        ? (value as number[]).slice()
        : { ...holder }
  ) as Holder;
  copy[key] = changed(holder[key], rest, change);
  return copy;
}

function outcomeOf(name: string, given: readonly unknown[]): unknown {
  try {
    return callOf(name)(...given);
  } catch (error) {
    return { thrown: String(error) };
  }
}

/** What is wrong with the results of a function over arguments with one place changed, by place. */
function faultsOf(
  name: string,
  kind: 'numbers' | 'lists',
  { change, isWrong }: { change: (old: unknown) => unknown; isWrong: (outcome: unknown) => boolean },
): string[] {
  const good = PUBLIC_CALLS[name]?.() ?? [];
  return pathsOf(good)[kind].flatMap(way => {
    const given = changed(PUBLIC_CALLS[name]?.(), way, change) as readonly unknown[];
    const outcome = outcomeOf(name, given);
    return isWrong(outcome) ? [`${way.join('.')}: ${JSON.stringify(outcome)?.slice(0, 120)}`] : [];
  });
}

const isUnsound = (outcome: unknown): boolean =>
  !allFinite(outcome) || (typeof outcome === 'object' && outcome !== null && 'thrown' in outcome);
const isAnswered = (outcome: unknown): boolean => !isRefused(outcome);
const HANDED_ON = ['accept', 'isRefused', 'createRng'];
const names = Object.keys(PUBLIC_CALLS);

describe('no public function answers what is not a question', () => {
  test('every exported function is here', () => {
    const exported = Object.keys(stats).filter(name => typeof functions[name] === 'function');
    expect(exported.filter(name => !HANDED_ON.includes(name)).sort()).toEqual([...names].sort());
  });

  test.each(names)('%s: good arguments have an answer, and it is finite', name => {
    const outcome = outcomeOf(name, PUBLIC_CALLS[name]?.() ?? []);
    expect(isRefused(outcome) || isUnsound(outcome) ? outcome : undefined).toBeUndefined();
  });

  test.each(names)('%s: a number that is none, or infinite, is refused in every place', name => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(faultsOf(name, 'numbers', { change: () => bad, isWrong: isAnswered }), String(bad)).toEqual([]);
    }
  });

  test.each(names)(
    '%s: a list without entries is refused, one entry too few gives nothing that is not finite',
    name => {
      expect(faultsOf(name, 'lists', { change: old => (old as number[]).slice(0, 0), isWrong: isAnswered })).toEqual(
        [],
      );
      expect(faultsOf(name, 'lists', { change: old => (old as number[]).slice(1), isWrong: isUnsound })).toEqual([]);
    },
  );

  test.each(names)('%s: numbers that are odd, tiny or huge give an answer or a refusal', name => {
    for (const odd of [0, -0, 1, -1, 0.5, 1.5, 0.7, 1e-320, -1e-12, 1e300, -1.7e308]) {
      expect(faultsOf(name, 'numbers', { change: () => odd, isWrong: isUnsound }), String(odd)).toEqual([]);
    }
  });
});

test('what was refused before is handed on by whatever takes a contrast', () => {
  const refused = refuse('EMPTY_INPUT', 'blocks', 'none');
  const options = { tail: 0.025, weights: [1, -0.5], relation: { seeds: 'shared' } };
  const calls: readonly (readonly [string, ...unknown[]])[] = [
    ['gainInterval', refused, 0.025],
    ['theseSeedsInterval', refused, 0.025],
    ['dualPValue', refused],
    ['armComponents', refused],
    ['varianceComponents', refused],
    ['contrastInterval', [refused, refused], options],
    ['quadraticForm', [refused], 0.025, { seeds: 'shared' }],
    ['nullClaims', refused, {}],
    ['exactTangoClaimRate', refused, 0.025],
    ['howeCoverage', refused, 10, undefined],
  ];
  for (const [name, ...given] of calls) expect(outcomeOf(name, given), name).toBe(refused);
});

test('distribution functions refuse what is no number', () => {
  const { normal, studentT, noncentralT, chiSquare, beta, binomial, logGamma } = stats.distributions;
  const families = { normal, studentT, noncentralT, chiSquare, beta, binomial } as unknown as Record<
    string,
    Record<string, Call>
  >;
  for (const [family, members] of Object.entries(families)) {
    for (const [name, member] of Object.entries(members)) {
      const given = new Array<number>(4).fill(Number.NaN);
      expect(isRefused(member(...given)), `${family}.${name}`).toBe(true);
    }
  }
  expect(isRefused(logGamma(Number.NaN))).toBe(true);
});

import type { Rng } from '../core/random.ts';

/** How far apart, in tokens, a slip and the nearest evidence against it are: up to 1, 3, 6 and 11. */
export const DISTANCES = [1, 3, 6, 11] as const;
export type Distance = (typeof DISTANCES)[number];

/** One line of a block written otherwise. */
export interface Slip {
  readonly kind: string;
  readonly distance: Distance;
  /** Which line of the block. */
  readonly line: number;
  readonly text: string;
}

/** Some statements that belong together. */
export interface Block {
  readonly lines: readonly string[];
  readonly slips: readonly Slip[];
}

/** Names that a block may use. */
export interface Names {
  /** Result of the block, declared before it or by it. */
  readonly result: string;
  /** Another result of the program; undefined variables are another matter. */
  readonly other: string;
  readonly rng: Rng;
}

const COUNTERS = ['i', 'j', 'k', 'n', 'p', 'q'] as const;
const RESTS = ['left', 'rest', 'depth', 'span', 'steps'] as const;
const KEEPERS = ['held', 'saved', 'spare', 'prior'] as const;

/** Two different names of a pool: the one that is used, and the one that a slip puts in its place. */
function pickTwo(pool: readonly string[], rng: Rng): readonly [string, string] {
  const first = rng.below(pool.length);
  const second = (first + 1 + rng.below(pool.length - 1)) % pool.length;
  return [pool[first] ?? '', pool[second] ?? ''];
}

const loop = (name: string, from: number): string =>
  from === 0
    ? `for (let ${name} = 0; ${name} < items.length; ${name}++) {`
    : `for (let ${name} = 1; ${name} <= limit; ${name}++) {`;

/** Slips in the head of a loop over the items. */
const headSlips = (name: string, wrong: string): readonly Slip[] => [
  { kind: 'off-by-one-bound', distance: 1, line: 0, text: loop(name, 0).replace('<', '<=') },
  { kind: 'wrong-loop-variable', distance: 6, line: 0, text: loop(name, 0).replace(`; ${name} <`, `; ${wrong} <`) },
  { kind: 'wrong-step-variable', distance: 6, line: 0, text: loop(name, 0).replace(`${name}++`, `${wrong}++`) },
];

function sumItems({ result, rng }: Names): Block {
  const [name, wrong] = pickTwo(COUNTERS, rng);
  return {
    lines: [loop(name, 0), `  ${result} += items[${name}];`, '}'],
    slips: [
      ...headSlips(name, wrong),
      { kind: 'off-by-one-start', distance: 3, line: 0, text: loop(name, 0).replace('= 0', '= 1') },
      { kind: 'wrong-index', distance: 11, line: 1, text: `  ${result} += items[${wrong}];` },
    ],
  };
}

function largestItem({ result, other, rng }: Names): Block {
  const [name, wrong] = pickTwo(COUNTERS, rng);
  return {
    lines: [loop(name, 0), `  if (items[${name}] > ${result}) {`, `    ${result} = items[${name}];`, '  }', '}'],
    slips: [
      ...headSlips(name, wrong),
      { kind: 'wrong-target', distance: 3, line: 2, text: `    ${other} = items[${name}];` },
      { kind: 'wrong-index', distance: 11, line: 1, text: `  if (items[${wrong}] > ${result}) {` },
      { kind: 'wrong-element', distance: 11, line: 2, text: `    ${result} = items[${wrong}];` },
    ],
  };
}

function countItems({ result, rng }: Names): Block {
  const [name, wrong] = pickTwo(COUNTERS, rng);
  return {
    lines: [loop(name, 0), `  if (items[${name}] === limit) {`, `    ${result} += 1;`, '  }', '}'],
    slips: [
      ...headSlips(name, wrong),
      { kind: 'wrong-index', distance: 11, line: 1, text: `  if (items[${wrong}] === limit) {` },
      { kind: 'flipped-test', distance: 1, line: 1, text: `  if (items[${name}] < limit) {` },
    ],
  };
}

function addNumbers({ result, rng }: Names): Block {
  const [name, wrong] = pickTwo(COUNTERS, rng);
  return {
    lines: [loop(name, 1), `  ${result} += ${name};`, '}'],
    slips: [
      { kind: 'off-by-one-bound', distance: 3, line: 0, text: loop(name, 1).replace('<=', '<') },
      {
        kind: 'wrong-loop-variable',
        distance: 6,
        line: 0,
        text: loop(name, 1).replace(`; ${name} <=`, `; ${wrong} <=`),
      },
      { kind: 'wrong-step-variable', distance: 6, line: 0, text: loop(name, 1).replace(`${name}++`, `${wrong}++`) },
      { kind: 'wrong-addend', distance: 6, line: 1, text: `  ${result} += ${wrong};` },
    ],
  };
}

function countDown({ result, rng }: Names): Block {
  const [name, wrong] = pickTwo(RESTS, rng);
  return {
    lines: [`let ${name} = limit;`, `while (${name} > 0) {`, `  ${result} += ${name};`, `  ${name} -= 1;`, '}'],
    slips: [
      { kind: 'runaway-step', distance: 1, line: 3, text: `  ${name} += 1;` },
      { kind: 'flipped-test', distance: 1, line: 1, text: `while (${name} < 0) {` },
      { kind: 'stale-counter', distance: 3, line: 3, text: `  ${result} -= 1;` },
      { kind: 'wrong-step-variable', distance: 3, line: 3, text: `  ${wrong} -= 1;` },
      { kind: 'wrong-condition', distance: 6, line: 1, text: `while (${wrong} > 0) {` },
      { kind: 'wrong-addend', distance: 11, line: 2, text: `  ${result} += ${wrong};` },
    ],
  };
}

function clampResult({ result, other, rng }: Names): Block {
  const [sign, bound, wrong] = rng.sign() === 1 ? ['>', 'limit', '0'] : ['<', '0', 'limit'];
  return {
    lines: [`if (${result} ${sign} ${bound}) {`, `  ${result} = ${bound};`, '}'],
    slips: [
      { kind: 'flipped-test', distance: 1, line: 0, text: `if (${result} ${sign === '>' ? '<' : '>'} ${bound}) {` },
      { kind: 'wrong-bound', distance: 6, line: 1, text: `  ${result} = ${wrong};` },
      { kind: 'wrong-target', distance: 6, line: 1, text: `  ${other} = ${bound};` },
    ],
  };
}

function swapResults({ result, other, rng }: Names): Block {
  const [name, wrong] = pickTwo(KEEPERS, rng);
  return {
    lines: [`let ${name} = ${result};`, `${result} = ${other};`, `${other} = ${name};`],
    slips: [
      { kind: 'lost-value', distance: 3, line: 0, text: `let ${name} = ${other};` },
      { kind: 'wrong-order', distance: 3, line: 1, text: `${other} = ${result};` },
      { kind: 'wrong-keeper', distance: 11, line: 2, text: `${other} = ${wrong};` },
    ],
  };
}

/** Families of statements; each makes a block of its own with the slips that can happen in it. */
export const FAMILIES: readonly ((names: Names) => Block)[] = [
  sumItems,
  largestItem,
  countItems,
  addNumbers,
  countDown,
  clampResult,
  swapResults,
];

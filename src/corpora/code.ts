import type { ItemInput } from '../core/item.ts';
import type { Rng } from '../core/random.ts';
import type { DraftItem, Problem, TextDomain } from '../core/text-domain.ts';
import { type Block, DISTANCES, FAMILIES, type Slip } from './code-families.ts';
import { codeIdentity } from './code-identity.ts';
import { behavesAs, outcomesOf } from './code-outcomes.ts';
import { makeReading } from './make-reading.ts';
import { pickByWord } from './pick-by-word.ts';

const RESULTS = ['total', 'score', 'best', 'tally', 'gain', 'cost', 'load', 'rank'] as const;
const VERBS =
  'add find rate grade check plan price sort weigh scan pick fit mark tune trim pack rank load test map'.split(' ');
const NOUNS = 'Orders Items Goods Parts Trips Votes Tasks Rooms Seats Tracks Pages Notes Games Boxes Cards Lanes'.split(
  ' ',
);

/** The statements of a program, and what is returned. */
interface Draft {
  readonly name: string;
  readonly results: readonly [string, string];
  readonly blocks: readonly Block[];
}

/** Random words that an item needs, drawn with the program, so that the stream is the same whether items are made or not. */
interface Choices {
  readonly reading: number;
  readonly distance: number;
  readonly slip: number;
}

/** Two or three different families in random order; the second result is what the others are mixed up with. */
function drawDraft(rng: Rng): Draft {
  const first = rng.below(RESULTS.length);
  const second = (first + 1 + rng.below(RESULTS.length - 1)) % RESULTS.length;
  const results = [RESULTS[first] ?? 'total', RESULTS[second] ?? 'score'] as const;
  const left = [...FAMILIES];
  const families = Array.from({ length: 2 + rng.below(2) }, () => left.splice(rng.below(left.length), 1)).flat();
  const blocks = families.map(family => {
    const [result, other] = rng.sign() === 1 ? results : results.toReversed();
    return family({ result: result ?? '', other: other ?? '', rng });
  });
  const name = `${VERBS[rng.below(VERBS.length)]}${NOUNS[rng.below(NOUNS.length)]}`;
  return { name, results, blocks };
}

function format({ name, results: [first, second], blocks }: Draft): string {
  const lines = [
    `let ${first} = 1;`,
    `let ${second} = 0;`,
    ...blocks.flatMap(block => block.lines),
    `return ${first} + ${first} - ${second};`,
  ];
  return `function ${name}(items, limit) {\n${lines.map(line => `  ${line}`).join('\n')}\n}`;
}

/** The draft with one line of one block written otherwise. */
function applySlip(draft: Draft, at: number, { line, text }: Slip): Draft {
  const blocks = draft.blocks.map((block, index) =>
    index === at ? { ...block, lines: block.lines.with(line, text) } : block,
  );
  return { ...draft, blocks };
}

/** All slips of one distance, begun at a random one. */
function slipsAt(draft: Draft, choices: Choices): readonly { readonly at: number; readonly slip: Slip }[] {
  const all = draft.blocks.flatMap((block, at) => block.slips.map(slip => ({ at, slip })));
  const there = DISTANCES.filter(distance => all.some(({ slip }) => slip.distance === distance));
  const distance = pickByWord(there, choices.distance);
  const slips = all.filter(({ slip }) => slip.distance === distance);
  const start = Math.floor((choices.slip * slips.length) / 2 ** 32);
  return [...slips.slice(start), ...slips.slice(0, start)];
}

/** The first of the slips that changes what the program does; a mutant that behaves as the original does is no fault. */
function drawFaulty(draft: Draft, choices: Choices): DraftItem | undefined {
  const expected = outcomesOf(format(draft));
  for (const { at, slip } of slipsAt(draft, choices)) {
    const input = format(applySlip(draft, at, slip));
    if (!behavesAs(input, expected)) return { input, label: 0, subset: slip.kind };
  }
  return undefined;
}

/**
 * Functions of two or three small blocks (sum, largest, count, countdown, clamp, swap …), in some of which one token is wrong.
 * Slips are graded by how many tokens lie between them and the nearest evidence against them. Original and mutant are run on
 * the same inputs, with fuel instead of a clock: a label is what the programs do.
 */
export const codeDomain: TextDomain = {
  kind: 'code',
  version: 4,
  identify(input: ItemInput): string {
    if (typeof input === 'string') return codeIdentity(input);
    throw new Error('an item of the code domain is one text, not a pair');
  },
  draw(rng: Rng): Problem {
    const draft = drawDraft(rng);
    const choices = { reading: rng.uint32(), distance: rng.uint32(), slip: rng.uint32() };
    const text = format(draft);
    const faulty = () => drawFaulty(draft, choices);
    return { text, items: () => makeReading({ text, word: choices.reading, faulty }) };
  },
};

import { describe, expect, test } from 'vitest';
import type { TextPair } from '../../src/core/item.ts';
import type { DraftItem, Problem } from '../../src/core/text-domain.ts';
import { chatDomain } from '../../src/corpora/chat.ts';
import { checkChat } from '../../src/corpora/chat-check.ts';
import { CHAT_DEFECTS } from '../../src/corpora/chat-defects.ts';
import { createRng } from '../../src/stats/random/rng.ts';

function drawMany(count: number, seed = 1): readonly Problem[] {
  const rng = createRng(seed, 'chat');
  return Array.from({ length: count }, () => chatDomain.draw(rng));
}

const PROBLEMS = drawMany(3_000);
const ITEMS = PROBLEMS.map(problem => problem.items());
const ALL = ITEMS.flat();

function pairOf({ input }: DraftItem): TextPair {
  if (typeof input === 'string') throw new TypeError('a chat item is a pair');
  return input;
}
const betterOf = (item: DraftItem): string => (item.label === 1 ? pairOf(item).first : pairOf(item).second);
const worseOf = (item: DraftItem): string => (item.label === 1 ? pairOf(item).second : pairOf(item).first);
const shareOf = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length / list.length;

describe('chatDomain', () => {
  test('every better answer is free of faults, and every worse one has at least one, for a reader of the texts alone', () => {
    for (const item of ALL) {
      expect(checkChat(pairOf(item).prompt, betterOf(item)), betterOf(item)).toEqual([]);
      expect(checkChat(pairOf(item).prompt, worseOf(item)), worseOf(item)).not.toEqual([]);
    }
  });

  test('the text of a problem is the prompt and the better answer of its one pair', () => {
    for (const [at, problem] of PROBLEMS.entries()) {
      const items = ITEMS[at] ?? [];
      expect(items.length).toBeLessThanOrEqual(1);
      for (const item of items) expect(`${pairOf(item).prompt}\n${betterOf(item)}`).toBe(problem.text);
    }
  });

  test('a text and all items made of it have one identity, the prompt', () => {
    for (const [at, problem] of PROBLEMS.entries()) {
      for (const item of ITEMS[at] ?? []) {
        expect(chatDomain.identify(item.input)).toBe(chatDomain.identify(problem.text));
        expect(chatDomain.identify(item.input)).toBe(pairOf(item).prompt);
      }
    }
  });

  test('the better answer stands first in half of the pairs, whatever the defect', () => {
    expect(Math.abs(shareOf(ALL, ({ label }) => label === 1) - 0.5)).toBeLessThan(0.04); // five standard errors
    for (const kind of Object.keys(CHAT_DEFECTS)) {
      const ofKind = ALL.filter(({ subset }) => subset === kind);
      expect(Math.abs(shareOf(ofKind, ({ label }) => label === 1) - 0.5)).toBeLessThan(2.5 / Math.sqrt(ofKind.length));
    }
  });

  test('every kind of defect comes about as often as its share says', () => {
    const shares = Object.entries(CHAT_DEFECTS);
    const sum = shares.reduce((total, [, { share }]) => total + share, 0);
    const firsts = ITEMS.flatMap(([first]) => (first === undefined ? [] : [first]));
    for (const [kind, { share }] of shares) {
      expect(Math.abs(shareOf(firsts, ({ subset }) => subset === kind) - share / sum)).toBeLessThan(0.03);
    }
  });

  test('hardly a problem is dropped', () => {
    expect(shareOf(ITEMS, ({ length }) => length === 0)).toBeLessThan(0.01);
  });

  test('some of the worse answers are the better one but for the defect, some are worded anew', () => {
    const opening = (text: string) => text.split(/[.!] /)[0];
    const wrongTools = ALL.filter(({ subset }) => subset === 'wrong-tool');
    const isTwin = (item: DraftItem) => opening(betterOf(item)) === opening(worseOf(item));
    expect(shareOf(wrongTools, isTwin)).toBeGreaterThan(0.65);
    expect(shareOf(wrongTools, isTwin)).toBeLessThan(0.95);
  });

  test('asking for items, or how often, changes neither the items nor what is drawn next', () => {
    const withItems = createRng(5, 'chat');
    const without = createRng(5, 'chat');
    for (let at = 0; at < 50; at++) {
      const asked = chatDomain.draw(withItems);
      const first = asked.items();
      expect(asked.items()).toEqual(first);
      expect(chatDomain.draw(without).text).toBe(asked.text);
    }
  });

  test('the same seed gives the same items, another seed others', () => {
    expect(drawMany(20).map(problem => problem.items())).toEqual(ITEMS.slice(0, 20));
    expect(drawMany(20, 2).map(problem => problem.items())).not.toEqual(ITEMS.slice(0, 20));
  });

  test('20,000 draws are nearly all distinct', () => {
    const texts = new Set(drawMany(20_000, 3).map(({ text }) => text));
    expect(texts.size).toBeGreaterThan(19_950);
  });

  test('a good answer has no double blank, no blank before a sign, and every sentence starts with a capital', () => {
    for (const { text } of PROBLEMS) {
      expect(text).not.toMatch(/ {2}| [,.!?:]|\w$/);
      for (const sentence of text.split(/(?<=[.!?])\s/)) expect(sentence).toMatch(/^[A-Z]/);
    }
  });
});

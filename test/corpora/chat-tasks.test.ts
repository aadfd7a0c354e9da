import { describe, expect, test } from 'vitest';
import { INSULTS, RUDE_CLOSINGS, RUDE_WORDS, WRONG_UNITS } from '../../src/corpora/chat-phrases.ts';
import { CHAT_TASKS, isAlike } from '../../src/corpora/chat-tasks.ts';

describe('CHAT_TASKS', () => {
  test('every row was read: three steps, each with act, part and what it is done with', () => {
    expect(CHAT_TASKS.length).toBeGreaterThanOrEqual(50);
    for (const { goal, thing, steps } of CHAT_TASKS) {
      expect([goal, thing].every(word => /^[a-z]+$/.test(word))).toBe(true);
      expect(steps, thing).toHaveLength(3);
      for (const { act, part, what } of steps) expect([act, part, what].join(' ')).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/);
    }
  });

  test('no two tasks share their thing, and no task repeats an act with a part', () => {
    expect(new Set(CHAT_TASKS.map(({ thing }) => thing)).size).toBe(CHAT_TASKS.length);
    for (const { steps } of CHAT_TASKS) expect(new Set(steps.map(({ act, part }) => `${act} ${part}`)).size).toBe(3);
  });

  test('every task has a step that is measured and one that takes a tool, so that every defect can be made of it', () => {
    for (const { thing, steps } of CHAT_TASKS) {
      const measured = steps.filter(({ manner }) => manner === 'for' || manner === 'to');
      expect(measured.length, thing).toBeGreaterThan(0);
      expect(measured.length, thing).toBeLessThan(3);
      for (const { what } of measured) expect(WRONG_UNITS[what]?.length, what).toBeGreaterThan(0);
    }
  });

  test('"a" stands before no vowel', () => {
    const tools = CHAT_TASKS.flatMap(({ steps }) =>
      steps.filter(({ manner }) => manner === 'a').map(({ what }) => what),
    );
    expect(tools.filter(tool => /^[aeiou]/.test(tool))).toEqual([]);
  });

  test('no word of a task is rude, and every rude phrase has a rude word', () => {
    const wordsOf = (text: string) => text.toLowerCase().match(/\w+/g) ?? [];
    const isRude = (text: string) => wordsOf(text).some(word => RUDE_WORDS.has(word));
    for (const { thing, steps } of CHAT_TASKS) {
      expect(isRude([thing, ...steps.flatMap(({ act, part, what }) => [act, part, what])].join(' '))).toBe(false);
    }
    expect([...RUDE_CLOSINGS, ...INSULTS].filter(phrase => !isRude(phrase))).toEqual([]);
  });
});

describe('isAlike', () => {
  test('holds words of one row alike, both ways, and others apart', () => {
    expect(isAlike('wipe', 'dab')).toBe(true);
    expect(isAlike('dab', 'wipe')).toBe(true);
    expect(isAlike('knead', 'knead')).toBe(true);
    expect(isAlike('knead', 'solder')).toBe(false);
  });
});

import type { ItemInput } from '../core/item.ts';

/** What an item says: its one text, or the prompt with either of its answers. */
export const itemTexts = (input: ItemInput): readonly string[] =>
  typeof input === 'string' ? [input] : [`${input.prompt}\n${input.first}`, `${input.prompt}\n${input.second}`];

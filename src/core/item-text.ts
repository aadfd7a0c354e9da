import type { ItemInput } from './item.ts';

/** What an item asks, kept beside the outcomes so that a report can show it; long texts are cut. */
export interface ItemText {
  readonly domain: string;
  readonly item: string;
  readonly input: ItemInput;
}

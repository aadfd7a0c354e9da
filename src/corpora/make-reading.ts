import type { DraftItem } from '../core/text-domain.ts';
import { pickByWord } from './pick-by-word.ts';

/** A text that can be read rightly or wrongly, with the random word that says how. */
export interface Readable {
  /** The correct reading. */
  readonly text: string;
  /** Makes the faulty reading, if there is one. */
  faulty(): DraftItem | undefined;
  /** Whole number in [0, 2³²), drawn ahead. */
  readonly word: number;
}

/** The text read correctly or faultily, equally often; nothing where it cannot go wrong, or labels would be uneven. */
export function makeReading({ text, faulty, word }: Readable): readonly DraftItem[] {
  const slipped = faulty();
  if (slipped === undefined) return [];
  const correct: DraftItem = { input: text, label: 1, subset: 'correct' };
  return pickByWord([[correct], [slipped]], word) ?? [];
}

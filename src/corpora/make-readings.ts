import type { DraftItem } from '../core/text-domain.ts';
import { pickByWord } from './pick-by-word.ts';

/** One version of a problem, with the random word that says how it is read. */
export interface Version {
  /** The correct reading. */
  readonly text: string;
  /** Makes the faulty reading, if the version has one. */
  faulty(): DraftItem | undefined;
  /** Whole number in [0, 2³²), drawn ahead. */
  readonly word: number;
}

/** The version read correctly or faultily, equally often; not at all where it cannot go wrong, or labels would be uneven. */
function makeReading({ text, faulty, word }: Version): DraftItem | undefined {
  const slipped = faulty();
  return slipped && pickByWord([{ input: text, label: 1, subset: 'correct' }, slipped], word);
}

/**
 * The items of a problem: one version, or, of a third of the problems, two. Each has a label of its own: if of two readings
 * always one were right, a method that pairs the test items off would know half of the labels without any model. None where
 * the first version cannot go wrong.
 * @param word random, drawn ahead
 */
export function makeReadings([first, second]: readonly [Version, Version], word: number): readonly DraftItem[] {
  const item = makeReading(first);
  if (item === undefined) return [];
  const other = pickByWord([true, false, false], word) ? makeReading(second) : undefined;
  return other === undefined ? [item] : [item, other];
}

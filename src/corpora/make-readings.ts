import type { DraftItem } from '../core/text-domain.ts';
import { pickByWord } from './pick-by-word.ts';

/**
 * The items of a problem: a third of the problems give both readings, the others either, equally often. None where there is no
 * faulty reading, so that both labels stay equally frequent.
 * @param text the correct reading
 * @param word random, drawn ahead
 */
export function makeReadings(text: string, faulty: DraftItem | undefined, word: number): readonly DraftItem[] {
  if (faulty === undefined) return [];
  const correct: DraftItem = { input: text, label: 1, subset: 'correct' };
  return pickByWord([[correct, faulty], [correct], [faulty]], word) ?? [];
}

import { STATUSES, type Status } from '../../../core/predictions.ts';

/** What tools write for a status besides its own name. */
const WORDS: Readonly<Record<string, Status>> = {
  ok: 'scored',
  success: 'scored',
  completed: 'scored',
  done: 'scored',
  refusal: 'refused',
  error: 'errored',
  timeout: 'errored',
  crashed: 'errored',
  skipped: 'missing',
};

/** The status that a word stands for, whatever its case; undefined for other words. */
export function readStatusWord(word: string): Status | undefined {
  const text = word.trim().toLowerCase();
  return STATUSES.find(known => known === text) ?? (Object.hasOwn(WORDS, text) ? WORDS[text] : undefined);
}

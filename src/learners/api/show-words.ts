import { hideSecret } from './hide-secret.ts';

/** Most characters of a host's message: some answer with a page of HTML. */
const MOST_CHARACTERS = 500;

/** Makes what shows a host's words: without the key, and only then cut, as a key that is cut through would not be found any more. */
export function showWords(key: string): (words: string) => string {
  const hide = hideSecret(key);
  return words => {
    const shown = hide(words);
    return shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown;
  };
}

/** Draws of generated items that share no problem: a search and the suite it serves use different ones. */
export const DRAWS = 4;

/** What a problem is used for: pretraining, or the items of one draw. */
export type Route = { readonly use: 'corpus' } | { readonly use: 'train' | 'test'; readonly draw: number };

/** FNV-1a over UTF-16 units, with the finaliser of MurmurHash3 so that every bit depends on every letter. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Decides from a problem's identity alone what the problem is used for: half of all problems serve the corpus, an eighth
 * each of the four draws, two thirds of these to train and one third to test. The same problem always goes the same way.
 */
export function routeProblem(identity: string): Route {
  const hash = hashText(identity);
  const lane = hash % (2 * DRAWS);
  if (lane < DRAWS) return { use: 'corpus' };
  return { use: Math.floor(hash / (2 * DRAWS)) % 3 === 0 ? 'test' : 'train', draw: lane - DRAWS };
}

/** How the engine words a change of something frozen. */
const FROZEN = /read only property|is not extensible|Cannot delete property/;

/**
 * What was thrown, as the reason of a failed job. What a method is given is frozen, and the engine's words for that say neither
 * so nor what to do.
 */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TypeError && FROZEN.test(message))) return message;
  return `${message}; what a method is given cannot be changed, so change a copy, such as test.toSorted()`;
}

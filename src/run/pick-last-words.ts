/** Characters of a dead process's last words that go into the reason. */
const LONGEST = 400;

/** How Node begins to say what went wrong, in front of a stack that would bury it. */
const FAULT = /^(?:Uncaught )?(?:[A-Za-z]*Error\b|FATAL ERROR\b|node: )/;

/** What a dead process printed, cut down to what tells why it died: the line that names the fault, or else the last three. */
export function pickLastWords(printed: string): string {
  const lines = printed.trim().split('\n');
  const fault = lines.findLast(line => FAULT.test(line));
  const words = fault ?? lines.slice(-3).join(' | ');
  return fault === undefined ? words.slice(-LONGEST) : words.slice(0, LONGEST);
}

import { oneLine } from './one-line.ts';

/**
 * What GitHub makes links and messages of by itself: addresses, mentions, numbers of issues. It looks for them in the text
 * that is left when backslashes have been read, so that none of these can be escaped (github/cmark-gfm issues 181 and
 * 389); a comment in between breaks them.
 */
const FOUND = /:(?=\/\/)|\bwww(?=\.)|\\@(?=\w)|(?:\\#|\bGH\\-)(?=\d)/gi;

/** Text that means nothing to Markdown, HTML or GitHub, whatever is in it; only what looks like the hash of a commit may become a link to it. */
export const plain = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$@-]/g, '\\$&')
    .replace(FOUND, '$&<!-- -->');

/** Code that no backtick in it can end. */
export function code(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(1 + Math.max(0, ...(line.match(/`+/g) ?? []).map(run => run.length)));
  return fence.length > 1 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

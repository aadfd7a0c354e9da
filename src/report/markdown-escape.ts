import { oneLine } from './one-line.ts';

/** Text that means nothing to Markdown or HTML, whatever is in it. */
export const plain = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~&$@-]/g, '\\$&');

/** Code that no backtick in it can end. */
export function code(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(1 + Math.max(0, ...(line.match(/`+/g) ?? []).map(run => run.length)));
  return fence.length > 1 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

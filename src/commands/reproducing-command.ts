import type { AnalyzeOptions } from './analyze.ts';
import { evidenceFlags } from './evidence-options.ts';

/** Quotes a word for a POSIX shell where it needs quoting. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** The command line that gives the same report, with defaults left out. Where it was written to does not belong to it. */
export function reproducingCommand(paths: readonly string[], options: AnalyzeOptions): string {
  const words = ['carryover', 'analyze', ...paths.map(quote)];
  const add = (flag: string, value: string | number | undefined, standard?: string | number) => {
    if (value !== undefined && value !== standard) words.push(flag, quote(String(value)));
  };
  for (const [flag, value] of evidenceFlags(options)) add(flag, value);
  add('--max-unpacked', options.maxUnpacked);
  add('--sandbox', options.sandbox);
  add('--production', options.production);
  add('--sandbox-domain', options.sandboxDomain);
  add('--baseline', options.baseline, 'baseline');
  add('--candidate', options.candidate, 'candidate');
  add('--require', options.require?.join(','));
  if (options.allowFewSeeds) words.push('--allow-few-seeds');
  add('--sesoi', options.sesoi, 0.02);
  add('--retention', options.retention, 0.5);
  add('--alpha', options.alpha, 0.05);
  add('--seed', options.seed, 1);
  return words.join(' ');
}

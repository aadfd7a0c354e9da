import type { AnalyzeOptions } from './analyze.ts';
import { evidenceFlags } from './evidence-options.ts';

/** Quotes a word for a POSIX shell where it needs quoting. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** The flags on which a result depends, without those that have their default; a flag that needs no value has none. */
export function givenFlags(options: AnalyzeOptions): readonly (readonly [flag: string, value?: string])[] {
  const one = (flag: string, value: string | number | undefined, standard?: string | number) =>
    value === undefined || value === standard ? [] : [[flag, String(value)] as const];
  return [
    ...evidenceFlags(options),
    ...one('--max-unpacked', options.maxUnpacked),
    ...one('--sandbox', options.sandbox),
    ...one('--production', options.production),
    ...one('--sandbox-domain', options.sandboxDomain),
    ...one('--baseline', options.baseline, 'baseline'),
    ...one('--candidate', options.candidate, 'candidate'),
    ...one('--require', options.require?.join(',')),
    ...(options.allowFewSeeds ? [['--allow-few-seeds'] as const] : []),
    ...one('--sesoi', options.sesoi, 0.02),
    ...one('--retention', options.retention, 0.5),
    ...one('--alpha', options.alpha, 0.05),
    ...one('--seed', options.seed, 1),
  ];
}

/** The command line that gives the same report, with defaults left out. Where it was written to does not belong to it. */
export function reproducingCommand(paths: readonly string[], options: AnalyzeOptions): string {
  const flags = givenFlags(options).flatMap(([flag, value]) => (value === undefined ? [flag] : [flag, quote(value)]));
  return ['carryover', 'analyze', ...paths.map(quote), ...flags].join(' ');
}

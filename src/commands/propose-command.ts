import type { EvidenceSummary } from '../core/evidence.ts';
import { proposeRules } from '../evidence/propose-rules.ts';
import { quote } from './reproducing-command.ts';

const unique = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter(value => value !== undefined)),
];

/** Rules that take names such as `6b_finetuning` apart. */
function byNames(summary: EvidenceSummary): readonly string[] | undefined {
  for (const fact of ['model', 'method'] as const) {
    const proposal = proposeRules(unique(summary.series.map(({ facts }) => facts[fact])), fact);
    if (proposal === undefined) continue;
    const { rung, arm, rungs, arms } = proposal;
    return ['--rung', rung, '--arm', arm, '--sandbox', rungs[0] ?? '', '--baseline', arms[0], '--candidate', arms[1]];
  }
  return undefined;
}

/** The first rung and the first two arms of the table as it is. */
function byDesign({ design }: EvidenceSummary): readonly string[] | undefined {
  const rungs = unique(design.map(({ rung }) => rung));
  const [baseline, candidate] = unique(design.map(({ arm }) => arm));
  if (baseline === undefined || candidate === undefined) return undefined;
  const sandbox = rungs.length > 1 ? ['--sandbox', rungs[0] ?? ''] : [];
  return [...sandbox, '--baseline', baseline, '--candidate', candidate];
}

/**
 * A command that would compare what was found, for a person to correct: what is the baseline, no file says.
 * @returns nothing where there is nothing to compare
 */
export function proposeCommand(paths: readonly string[], summary: EvidenceSummary): string | undefined {
  const flags = byNames(summary) ?? byDesign(summary);
  return flags && ['carryover', 'analyze', ...paths, ...flags].map(quote).join(' ');
}

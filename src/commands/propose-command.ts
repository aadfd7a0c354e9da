import type { DesignRow, Facts } from '../core/evidence.ts';
import { proposeRules } from '../evidence/propose-rules.ts';
import { type EvidenceOptions, evidenceFlags } from './evidence-options.ts';
import { quote } from './reproducing-command.ts';

const unique = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter(value => value !== undefined)),
];

/** Rules that take names such as `6b_finetuning` apart. */
function byNames(comparable: readonly Facts[]): readonly string[] | undefined {
  for (const fact of ['model', 'method'] as const) {
    const proposal = proposeRules(unique(comparable.map(facts => facts[fact])), fact);
    if (proposal === undefined) continue;
    const { rung, arm, rungs, arms } = proposal;
    return ['--rung', rung, '--arm', arm, '--sandbox', rungs[0] ?? '', '--baseline', arms[0], '--candidate', arms[1]];
  }
  return undefined;
}

/** Two arms of one rung and domain; where there are several rungs, one that has them is the sandbox. */
function byDesign(design: readonly DesignRow[]): readonly string[] | undefined {
  const places = Map.groupBy(design, ({ rung, domain }) => JSON.stringify([rung, domain]));
  const [baseline, candidate] = [...places.values()].find(rows => rows.length > 1) ?? [];
  if (baseline === undefined || candidate === undefined) return undefined;
  const hasRungs = design.some(({ rung }) => rung !== baseline.rung);
  const sandbox = hasRungs ? ['--sandbox', baseline.rung] : [];
  return [...sandbox, '--baseline', baseline.arm, '--candidate', candidate.arm];
}

export interface Proposable {
  /** Facts of results that share items. */
  readonly comparable: readonly Facts[];
  readonly design: readonly DesignRow[];
}

/**
 * A command that would compare what was found, for a person to correct: what is the baseline, no file says. It keeps the options
 * that were given.
 * @returns nothing where there is nothing to compare
 */
export function proposeCommand(
  paths: readonly string[],
  options: EvidenceOptions,
  { comparable, design }: Proposable,
): string | undefined {
  const hasRules = options.rung.length > 0 || options.arm.length > 0;
  const flags = (hasRules ? undefined : byNames(comparable)) ?? byDesign(design);
  return flags && ['carryover', 'analyze', ...paths, ...evidenceFlags(options).flat(), ...flags].map(quote).join(' ');
}

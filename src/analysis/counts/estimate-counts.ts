import type { CountedEvidence } from '../../core/counted-evidence.ts';
import type {
  CountedDomain,
  CountedReference,
  CountsContrast,
  CountsSettings,
  LeftOutRun,
} from '../../core/counts-result.ts';
import { adjustContrasts } from './adjust-contrasts.ts';
import { contrastMethods, type OpenContrast } from './contrast-methods.ts';
import { gapSize } from './gap-of.ts';
import { groupRuns, type RunGroup } from './group-runs.ts';
import { meanOverSeeds } from './mean-over-seeds.ts';
import { sameTotal, subsetMarginals } from './subset-marginals.ts';
import { summarizeMethod } from './summarize-method.ts';

function summarizeReference({ references }: RunGroup, role: CountedReference['role']): CountedReference | undefined {
  const own = references.filter(reference => reference.role === role);
  const accuracy = meanOverSeeds(own.map(reference => reference.accuracy));
  if (accuracy === undefined) return undefined;
  return { role, accuracy, subsets: subsetMarginals(own.map(({ subsets }) => subsets ?? [])) };
}

type OpenDomain = Omit<CountedDomain, 'contrasts'> & { readonly contrasts: readonly OpenContrast[] };

function measureGroup(group: RunGroup, settings: CountsSettings): OpenDomain {
  const { domain, pair, references } = group;
  const { alpha } = settings;
  const byMethod = [...Map.groupBy(group.runs, ({ method }) => method).values()];
  const methods = byMethod.map(runs => ({ runs, summary: summarizeMethod(runs, { references, alpha }) }));
  const [floor, ceiling] = [summarizeReference(group, 'floor'), summarizeReference(group, 'ceiling')];
  const baseline = methods.find(({ summary }) => summary.method === settings.baseline);
  const others = methods.filter(one => one !== baseline);
  const inOrder = baseline ? [baseline, ...others] : others;
  return {
    domain,
    pair,
    floor,
    ceiling,
    gap: floor && ceiling && gapSize({ floor: floor.accuracy.mean, ceiling: ceiling.accuracy.mean }),
    items: sameTotal(inOrder.flatMap(({ summary }) => summary.runs.flatMap(({ counts }) => counts?.total ?? []))),
    methods: inOrder.map(({ summary }) => summary),
    contrasts: baseline ? others.map(one => contrastMethods(one, baseline, { floor, ceiling, settings })) : [],
  };
}

export interface CountsEstimates {
  readonly domains: readonly CountedDomain[];
  /** Contrasts that share one error level. */
  readonly family: number;
  readonly leftOut: readonly LeftOutRun[];
}

/** Everything that counts say, domain by domain; the same for any order of the files. */
export function estimateCounts(evidence: CountedEvidence, settings: CountsSettings): CountsEstimates {
  const { groups, leftOut } = groupRuns(evidence);
  const open = groups.map(group => measureGroup(group, settings));
  const adjusted: CountsContrast[] = [
    ...adjustContrasts(
      open.flatMap(({ contrasts }) => contrasts),
      settings,
    ),
  ];
  const family = adjusted.length;
  const domains = open.map(one => ({ ...one, contrasts: adjusted.splice(0, one.contrasts.length) }));
  return { domains, family, leftOut };
}

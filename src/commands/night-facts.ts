import { hash } from 'node:crypto';
import type { DomainGrid } from '../core/cell-grid.ts';
import type { Predictions } from '../core/predictions.ts';
import type { NightFact } from '../history/night-run.ts';
import type { RunManifest } from '../store/manifest.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { significant } from '../util/format.ts';

const short = (value: object): string => hash('sha256', canonicalJson(value), 'hex').slice(0, 12);

/** Names of a domain's items, whatever their order. */
export const hashItems = (items: readonly string[]): string => short([...items].sort());

const itemFacts = (domains: readonly DomainGrid[]): NightFact[] =>
  domains.map(({ domain, items }) => ({
    aspect: 'items',
    what: `items of ${domain}`,
    value: `${items.length} (${hashItems(items)})`,
  }));

/** What is compared with what, by which numbers. */
function suiteFacts({ design, settings, kind, provenance }: RunManifest): NightFact[] {
  const { rungs, domains, arms, sandboxDomain } = design;
  const { alpha, sesoi, retention, missingThreshold } = settings;
  const values: readonly (readonly [what: string, value: string])[] = [
    ['kind', kind],
    [
      'rungs',
      rungs.map(({ name, role, size }) => `${name} (${role}${size === undefined ? '' : `, ${size}`})`).join(', '),
    ],
    ['domains', domains.join(', ')],
    ['arms', `${arms.candidate} over ${arms.baseline}`],
    ['sandbox domain', sandboxDomain ?? 'none'],
    ['α, δ, φ, share that may be missing', [alpha, sesoi, retention, missingThreshold].join(', ')],
  ];
  // Tables that are imported are new every night; what a suite rests on besides itself is part of the comparison.
  const files = kind === 'run' ? provenance.inputs.slice(1) : [];
  return [
    ...values.map(([what, value]): NightFact => ({ aspect: 'suite', what, value })),
    ...files.map(
      ({ path, sha256 }): NightFact => ({ aspect: 'suite', what: `file ${path}`, value: sha256.slice(0, 12) }),
    ),
  ];
}

/** Methods, learners and what they were trained on, seed for seed the same or not. */
function recordFacts({ records = [] }: RunManifest): NightFact[] {
  const facts = new Map<string, Set<string>>();
  const add = (what: string, value: string): void => {
    facts.set(what, (facts.get(what) ?? new Set()).add(value));
  };
  for (const record of records) {
    add(`method of ${record.arm}`, record.method ?? 'none');
    add(`learner of ${record.arm} in ${record.rung}`, record.learner);
    if (record.state === 'done')
      add(`training items of ${record.arm} in ${record.rung}, ${record.domain}`, String(record.receipt.trainedOn));
  }
  return [...facts].flatMap(([what, values]): NightFact[] => {
    const isCount = what.startsWith('training items');
    // How many items a method keeps may be its own business, and differ from seed to seed.
    if (isCount && values.size > 1) return [];
    return [{ aspect: 'suite', what, value: [...values].sort().join(', ') }];
  });
}

/** Seeds of each arm, counted: more of them make a night another measurement. */
const seedFacts = (domains: readonly DomainGrid[]): NightFact[] =>
  domains.flatMap(({ cells }) =>
    cells.map(
      ({ rung, domain, seeds }): NightFact => ({
        aspect: 'suite',
        what: `seeds in ${rung}, ${domain}`,
        value: String(seeds.length),
      }),
    ),
  );

/** Labels of a column, by rung. */
function modelFacts({ keys, labels, rows }: Predictions): NightFact[] {
  return (['model', 'weak_model'] as const).flatMap(name => {
    const column = labels[name];
    if (column === undefined) return [];
    const byRung = new Map<string, Set<string>>();
    for (let row = 0; row < rows; row++) {
      const code = column.codes[row] as number;
      const rung = keys.rung.labels[keys.rung.codes[row] as number] as string;
      if (code >= 0) byRung.set(rung, (byRung.get(rung) ?? new Set()).add(column.labels[code] as string));
    }
    return Array.from(
      byRung,
      ([rung, models]): NightFact => ({
        aspect: 'models',
        what: `${name} in ${rung}`,
        value: [...models].sort().join(', '),
      }),
    );
  });
}

/** Dollars per outcome of the two arms that are compared, where costs are known. */
function priceFacts({ keys, numbers, rows }: Predictions, { design }: RunManifest): NightFact[] {
  const costs = numbers.cost_usd;
  return (['baseline', 'candidate'] as const).flatMap(role => {
    let [sum, known] = [0, 0];
    for (let row = 0; row < rows; row++) {
      if (keys.arm.labels[keys.arm.codes[row] as number] !== design.arms[role] || costs?.present[row] !== 1) continue;
      sum += costs.values[row] as number;
      known++;
    }
    if (known === 0) return [];
    const amount = sum / known;
    return [{ aspect: 'price', what: `US$ per 1,000 outcomes of ${role}`, value: significant(1000 * amount), amount }];
  });
}

/**
 * Everything that two nights are compared by. The seeds' names are none of it, and neither are outcomes.
 * @param domains of the predictions, as `arrange` lays them out
 */
export function nightFacts(
  manifest: RunManifest,
  predictions: Predictions,
  domains: readonly DomainGrid[],
): readonly NightFact[] {
  const { policy, provenance, node, gitCommit, kind } = manifest;
  const suiteFile = kind === 'run' ? provenance.inputs[0] : undefined;
  const told: readonly (readonly [NightFact['aspect'], string, string | undefined])[] = [
    ['gate', 'gate policy', canonicalJson(policy)],
    ['code', 'carryover', provenance.version],
    ['code', 'Node', node],
    ['code', 'git commit', gitCommit],
    ['file', 'suite file', suiteFile?.sha256.slice(0, 12)],
  ];
  return [
    ...itemFacts(domains),
    ...suiteFacts(manifest),
    ...recordFacts(manifest),
    ...seedFacts(domains),
    ...modelFacts(predictions),
    ...priceFacts(predictions, manifest),
    ...told.flatMap(([aspect, what, value]): NightFact[] => (value === undefined ? [] : [{ aspect, what, value }])),
  ];
}

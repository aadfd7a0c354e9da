import { hash } from 'node:crypto';
import type { DomainGrid } from '../core/cell-grid.ts';
import type { Predictions } from '../core/predictions.ts';
import type { NightFact } from '../history/night-run.ts';
import type { RunManifest } from '../store/manifest.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { significant } from '../util/format.ts';
import { plannedSeeds } from './planned-seeds.ts';

const short = (value: object): string => hash('sha256', canonicalJson(value), 'hex').slice(0, 12);

/** Names of a domain's items, whatever their order. */
export const hashItems = (items: readonly string[]): string => short([...items].sort());

const itemFacts = (domains: readonly DomainGrid[]): NightFact[] =>
  domains.flatMap(({ domain, items }): NightFact[] => {
    if (items.length === 0) return [];
    const value = `${items.length} (${hashItems(items)})`;
    return [{ aspect: 'items', what: `items of ${domain}`, value, domain, isSeen: true }];
  });

/** What is compared with what, by which numbers. */
function suiteFacts({ design, settings, kind, provenance }: RunManifest): NightFact[] {
  const { rungs, domains, arms, sandboxDomain } = design;
  const { alpha, sesoi, retention, missingThreshold } = settings;
  const values: readonly (readonly [what: string, value: string])[] = [
    ['kind', kind],
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
    // A rung or a domain more or less is nothing new for the others.
    ...rungs.map(({ name, role, size }): NightFact => {
      const value = size === undefined ? role : `${role}, ${size}`;
      return { aspect: 'suite', what: `rung ${name}`, value, rung: name };
    }),
    ...domains.map((domain): NightFact => ({ aspect: 'suite', what: `domain ${domain}`, value: 'there', domain })),
  ];
}

/** Values by what they are about, each with a fact to be. */
class FactSets {
  readonly #facts = new Map<string, { readonly fact: Omit<NightFact, 'value'>; readonly values: Set<string> }>();

  add(fact: Omit<NightFact, 'value'>, value: string): void {
    const known = this.#facts.get(fact.what) ?? { fact, values: new Set() };
    known.values.add(value);
    this.#facts.set(fact.what, known);
  }

  /** One fact for all values of a thing; none where they differ and which of them arrived would decide. */
  all(): NightFact[] {
    return [...this.#facts.values()].flatMap(({ fact, values }): NightFact[] =>
      fact.isSeen === true && values.size > 1 ? [] : [{ ...fact, value: [...values].sort().join(', ') }],
    );
  }
}

/** Methods and learners as they are planned, and what weak and ceiling were trained on: all that there is. */
function recordFacts({ records = [] }: RunManifest): NightFact[] {
  const facts = new FactSets();
  for (const { arm, rung, domain, ...record } of records) {
    facts.add({ aspect: 'suite', what: `method of ${arm}` }, record.method ?? 'none');
    facts.add({ aspect: 'suite', what: `learner of ${arm} in ${rung}`, rung }, record.learner);
    // How many items a method keeps is its own business, and differs from seed to seed.
    if (record.state === 'done' && record.method === undefined) {
      const what = `training items of ${arm} in ${rung}, ${domain}`;
      facts.add({ aspect: 'suite', what, rung, domain, isSeen: true }, String(record.receipt.trainedOn));
    }
  }
  return facts.all();
}

/** A table says nothing about what was planned: more than twice as many seeds, or less than half, are taken for another design. */
const OTHER_DESIGN = 2;

/** Seeds: planned ones, where a plan is known, else those that arrived. More of them make a night another measurement. */
function seedFacts(manifest: RunManifest, domains: readonly DomainGrid[]): NightFact[] {
  const planned = plannedSeeds(manifest);
  if (planned !== undefined) {
    return Array.from(planned, ({ rung, domain, seeds }): NightFact => {
      return { aspect: 'suite', what: `seeds in ${rung}, ${domain}`, value: String(seeds), rung, domain };
    });
  }
  return domains.flatMap(({ cells }) =>
    cells.map(({ rung, domain, seeds: { length: amount } }): NightFact => {
      const seen = { value: String(amount), amount, moved: OTHER_DESIGN, isSeen: true } as const;
      return { aspect: 'suite', what: `seeds in ${rung}, ${domain}`, rung, domain, ...seen };
    }),
  );
}

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
    return Array.from(byRung, ([rung, models]): NightFact => {
      const value = [...models].sort().join(', ');
      return { aspect: 'models', what: `${name} in ${rung}`, value, rung, isSeen: true };
    });
  });
}

interface Spent {
  sum: number;
  known: number;
}

/** Costs of an arm by cell, as far as they are known. */
function costsOf({ keys, numbers, rows }: Predictions, arm: string): ReadonlyMap<string, Spent> {
  const spent = new Map<string, Spent>();
  const costs = numbers.cost_usd;
  for (let row = 0; costs !== undefined && row < rows; row++) {
    if (keys.arm.labels[keys.arm.codes[row] as number] !== arm || costs.present[row] !== 1) continue;
    const cell = `${keys.rung.codes[row]} ${keys.domain.codes[row]}`;
    const known = spent.get(cell) ?? { sum: 0, known: 0 };
    known.sum += costs.values[row] as number;
    known.known++;
    spent.set(cell, known);
  }
  return spent;
}

/** Dollars per outcome of the two arms that are compared: by cell, so that one which fails makes the others no cheaper. */
function priceFacts(predictions: Predictions, { design }: RunManifest): NightFact[] {
  const { rung: rungs, domain: domains } = predictions.keys;
  return (['baseline', 'candidate'] as const).flatMap(role =>
    Array.from(costsOf(predictions, design.arms[role]), ([cell, { sum, known }]): NightFact => {
      const [rungCode, domainCode] = cell.split(' ').map(Number) as [number, number];
      const [rung, domain] = [rungs.labels[rungCode] as string, domains.labels[domainCode] as string];
      const [amount, what] = [sum / known, `US$ per 1,000 outcomes of ${role} in ${rung}, ${domain}`];
      return { aspect: 'price', what, value: significant(1000 * amount), amount, rung, domain, isSeen: true };
    }),
  );
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
    ...seedFacts(manifest, domains),
    ...modelFacts(predictions),
    ...priceFacts(predictions, manifest),
    ...told.flatMap(([aspect, what, value]): NightFact[] => (value === undefined ? [] : [{ aspect, what, value }])),
  ];
}

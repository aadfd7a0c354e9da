import type { Fact, Series } from '../core/evidence.ts';
import type { DesignRule } from './design-rule.ts';

/** The parts of a design that rules can give a name. */
export const ROLES = ['domain', 'rung', 'arm'] as const;
export type Role = (typeof ROLES)[number];
export type DesignRules = Readonly<Record<Role, readonly DesignRule[]>>;

/** Where a series belongs. */
export interface Placement extends Readonly<Record<Role, string>> {
  readonly series: Series;
  /** The name of each repetition is this and the outcome's own repeat; absent where the series has the whole cell. */
  readonly run?: string | undefined;
}

export interface Assignment {
  readonly placed: readonly Placement[];
  readonly left: readonly { readonly series: Series; readonly why: string }[];
  /** What decided each role, in words: the user's rules, or the default. */
  readonly rules: Readonly<Record<Role, string>>;
}

/** Where nothing tells rungs, arms or domains apart there is one of them. */
export const ONLY: Readonly<Record<Role, string>> = { domain: 'all', rung: 'all', arm: 'all' };

const varies = (series: readonly Series[], fact: Fact): boolean =>
  new Set(series.map(({ facts }) => facts[fact])).size > 1;

/**
 * Which fact names a role unless the user says so: the one that is called like the role; else the task is the domain; where methods
 * differ they are the arms and models the rungs; where only models differ, these are compared, on one rung.
 */
function defaultFacts(series: readonly Series[], rules: DesignRules): Readonly<Record<Role, Fact | undefined>> {
  const says = (role: Role): Role | undefined =>
    series.some(({ facts }) => facts[role] !== undefined) ? role : undefined;
  const arm = says('arm') ?? (varies(series, 'method') ? 'method' : 'model');
  const isModelFree = rules.arm.length > 0 ? rules.arm.every(({ fact }) => fact !== 'model') : arm !== 'model';
  const rung = isModelFree && varies(series, 'model') ? 'model' : undefined;
  return { domain: says('domain') ?? 'task', arm, rung: says('rung') ?? rung };
}

function nameOf(rules: readonly DesignRule[], fact: Fact | undefined, series: Series): string | undefined {
  if (rules.length === 0) return fact === undefined ? '' : (series.facts[fact] ?? '');
  for (const rule of rules) {
    const name = rule.apply(series.facts);
    if (name !== undefined) return name;
  }
  return undefined;
}

const describeRules = (rules: readonly DesignRule[], fact: Fact | undefined): string =>
  rules.length > 0 ? rules.map(({ text }) => text).join(', ') : `${fact ?? 'one for all'} (default)`;

function haveCommonItems(cell: readonly Series[]): boolean {
  const seen = new Set<string>();
  for (const { outcomes } of cell) {
    const own = new Set(outcomes.map(({ item }) => item));
    for (const item of own) {
      if (seen.has(item)) return true;
      seen.add(item);
    }
  }
  return false;
}

/** Series of one cell with the same items are repeated runs, told apart by their seed or else numbered; others are parts of one. */
function nameRuns(cell: readonly Omit<Placement, 'run'>[]): readonly Placement[] {
  if (cell.length === 1 || !haveCommonItems(cell.map(({ series }) => series))) return cell;
  const seeds = cell.map(({ series }) => series.facts.seed);
  const areNamed = seeds.every(seed => seed !== undefined) && new Set(seeds).size === seeds.length;
  return cell.map((placement, at) => ({ ...placement, run: areNamed ? (seeds[at] as string) : String(at + 1) }));
}

/**
 * Gives every series its domain, rung and arm. The first rule of a role that fits names it; with rules, what none of them fits is
 * left out; without, see `defaultFacts`.
 */
export function assignDesign(series: readonly Series[], rules: DesignRules): Assignment {
  const facts = defaultFacts(series, rules);
  const placed: Omit<Placement, 'run'>[] = [];
  const left: { series: Series; why: string }[] = [];
  for (const one of series) {
    const names = { domain: '', rung: '', arm: '' };
    const missing = ROLES.find(role => {
      const name = nameOf(rules[role], facts[role], one);
      names[role] = (name ?? '').trim() || ONLY[role];
      return name === undefined;
    });
    if (missing === undefined) placed.push({ series: one, ...names });
    else left.push({ series: one, why: `no --${missing} rule fits` });
  }
  const cells = Map.groupBy(placed, ({ domain, rung, arm }) => JSON.stringify([domain, rung, arm]));
  return {
    placed: [...cells.values()].flatMap(nameRuns),
    left,
    rules: {
      domain: describeRules(rules.domain, facts.domain),
      rung: describeRules(rules.rung, facts.rung),
      arm: describeRules(rules.arm, facts.arm),
    },
  };
}

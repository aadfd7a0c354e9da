import type { Fact, Series } from '../core/evidence.ts';
import { compareNaturally } from '../util/compare-naturally.ts';
import type { DesignRule } from './design-rule.ts';
import { sizeInName } from './size-in-name.ts';

/** The parts of a design that rules can give a name. */
export const ROLES = ['domain', 'rung', 'arm'] as const;
export type Role = (typeof ROLES)[number];
export type DesignRules = Readonly<Record<Role, readonly DesignRule[]>>;

/** Where a series belongs. */
export interface Placement extends Readonly<Record<Role, string>> {
  readonly series: Series;
}

export interface Assignment<Placed extends Placement = Placement> {
  /** By rung (in order of the rules that name them), domain, arm, path: the order of files leaves no trace. */
  readonly placed: readonly Placed[];
  readonly left: readonly { readonly series: Series; readonly why: string }[];
  /** Whether rules or sizes in names tell the order of the rungs, so that the last of them is production. */
  readonly isOrdered: boolean;
  /** Rules that named nothing, as the user wrote them. */
  readonly idle: readonly { readonly role: Role; readonly text: string }[];
  /** What decided each role, in words: the user's rules, or the default. */
  readonly rules: Readonly<Record<Role, string>>;
}

/** Where nothing tells rungs, arms or domains apart there is one of them. */
const ONLY: Readonly<Record<Role, string>> = { domain: 'all items', rung: 'one rung', arm: 'all' };

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

interface Naming {
  readonly rules: readonly DesignRule[];
  readonly fact: Fact | undefined;
  /** What a series without the fact is called. */
  readonly otherwise: string;
}

interface Named {
  readonly name: string;
  /** Number of the rule that fitted. */
  readonly rule: number;
}

function nameOf({ rules, fact, otherwise }: Naming, { facts }: Series): Named | undefined {
  if (rules.length === 0) return { name: (fact && facts[fact]?.trim()) || otherwise, rule: 0 };
  for (const [rule, { apply }] of rules.entries()) {
    const name = apply(facts);
    if (name !== undefined) return { name, rule };
  }
  return undefined;
}

const describeRules = ({ rules, fact }: Naming): string =>
  rules.length > 0 ? rules.map(({ text }) => text).join(', ') : `${fact ?? 'one for all'} (default)`;

function namingsOf(series: readonly Series[], rules: DesignRules): Readonly<Record<Role, Naming>> {
  const defaults = defaultFacts(series, rules);
  const naming = (role: Role): Naming => {
    const fact = defaults[role];
    const isKnown = fact !== undefined && series.some(({ facts }) => (facts[fact] ?? '').trim() !== '');
    return { rules: rules[role], fact, otherwise: isKnown ? `no ${fact}` : ONLY[role] };
  };
  return { domain: naming('domain'), rung: naming('rung'), arm: naming('arm') };
}

interface Ranked extends Placement {
  readonly rank: number;
}

/** Order of two rungs as rules or the sizes in their names tell it; 0 where neither does. */
const compareRungs = (x: Ranked, y: Ranked): number =>
  x.rank - y.rank || (sizeInName(x.rung) ?? 0) - (sizeInName(y.rung) ?? 0);

/** Whether something tells which of any two rungs is the larger; with two, one is the sandbox and nothing needs to. */
function areOrdered(ranked: readonly Ranked[]): boolean {
  const rungs = [...new Map(ranked.map(one => [one.rung, one])).values()];
  const isTold = (x: Ranked, y: Ranked): boolean =>
    x.rank !== y.rank ||
    (sizeInName(x.rung) !== undefined && sizeInName(y.rung) !== undefined && compareRungs(x, y) !== 0);
  return rungs.length < 3 || rungs.every((x, at) => rungs.slice(at + 1).every(y => isTold(x, y)));
}

const compareRanked = (x: Ranked, y: Ranked): number =>
  compareRungs(x, y) ||
  compareNaturally(x.rung, y.rung) ||
  compareNaturally(x.domain, y.domain) ||
  compareNaturally(x.arm, y.arm) ||
  compareNaturally(x.series.path, y.series.path) ||
  compareNaturally(JSON.stringify(x.series.facts), JSON.stringify(y.series.facts));

/**
 * Gives every series its domain, rung and arm. The first rule of a role that fits names it; with rules, what none of them fits is
 * left out; without, see `defaultFacts`.
 */
export function assignDesign(series: readonly Series[], rules: DesignRules): Assignment {
  const namings = namingsOf(series, rules);
  const ranked: Ranked[] = [];
  const left: { series: Series; why: string }[] = [];
  const busy = new Set<DesignRule>();
  for (const one of series) {
    const named = {
      domain: nameOf(namings.domain, one),
      rung: nameOf(namings.rung, one),
      arm: nameOf(namings.arm, one),
    };
    for (const role of ROLES) {
      const rule = named[role] && rules[role][named[role].rule];
      if (rule !== undefined) busy.add(rule);
    }
    const { domain, rung, arm } = named;
    if (domain && rung && arm) {
      ranked.push({ series: one, domain: domain.name, rung: rung.name, arm: arm.name, rank: rung.rule });
    } else left.push({ series: one, why: `no --${ROLES.find(role => named[role] === undefined)} rule fits` });
  }
  const placed = ranked.toSorted(compareRanked).map(({ rank: _, ...placement }) => placement);
  const idle = ROLES.flatMap(role => rules[role].filter(rule => !busy.has(rule)).map(({ text }) => ({ role, text })));
  return {
    placed,
    left,
    idle,
    isOrdered: areOrdered(ranked),
    rules: {
      domain: describeRules(namings.domain),
      rung: describeRules(namings.rung),
      arm: describeRules(namings.arm),
    },
  };
}

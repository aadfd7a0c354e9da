import type { Baseline, ItemSet } from '../core/baseline.ts';
import type { AnalysisSettings, Design, GatePolicy } from '../core/design.ts';
import type { Provenance } from '../core/result.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** What a run is about, as far as a baseline can tell. */
export interface Tonight {
  readonly kind: 'analysis' | 'run';
  readonly name: string;
  readonly design: Design;
  readonly settings: AnalysisSettings;
  readonly policy: GatePolicy;
  readonly provenance: Provenance;
  readonly items: readonly ItemSet[];
}

interface Departures {
  /** Why the two cannot be compared. */
  readonly obstacles: readonly string[];
  /** What changed, and does not keep them from it. */
  readonly changes: readonly string[];
}

const MODULE = /\.[cm]?[jt]s$/;

const isEqual = (x: object, y: object): boolean => canonicalJson(x) === canonicalJson(y);

/** Keys under which two plain objects say different things. */
function differing(then: object, now: object): string {
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const value = (of: object, key: string) => canonicalJson({ value: Reflect.get(of, key) as unknown });
  return keys.filter(key => value(then, key) !== value(now, key)).join(', ');
}

/** A run rests on its suite and its items; the tables of an analysis are the very thing that is new. */
function compareInputs({ inputs, kind }: Baseline, tonight: Tonight): Departures {
  if (kind === 'analysis') return { obstacles: [], changes: [] };
  const [suite, ...files] = tonight.provenance.inputs;
  const [blessedSuite, ...blessedFiles] = inputs;
  const of = (some: typeof files, isModule: boolean) =>
    some.filter(({ path }) => MODULE.test(path) === isModule).map(({ path, sha256 }) => [path, sha256]);
  const isChanged = (isModule: boolean) => !isEqual(of(files, isModule), of(blessedFiles, isModule));
  const obstacles = [
    ...(suite?.sha256 === blessedSuite?.sha256 ? [] : ['another suite was blessed: the suite file changed since']),
    ...(isChanged(false) ? ['other items were blessed: a file of items or texts changed since'] : []),
  ];
  return { obstacles, changes: isChanged(true) ? ['the code of a method changed since it was blessed'] : [] };
}

/** Cells whose items are others, or which only one of the two has. */
function compareItems({ cells }: Baseline, { items }: Tonight): string[] {
  const key = ({ rung, domain }: ItemSet): string => JSON.stringify([rung, domain]);
  const [then, now] = [new Map(cells.map(one => [key(one), one])), new Map(items.map(one => [key(one), one]))];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap(at => {
    const [before, after] = [then.get(at), now.get(at)];
    const named = before ?? after;
    if (named === undefined || before?.hash === after?.hash) return [];
    const count = (set: ItemSet | undefined) => (set === undefined ? 'none' : String(set.items));
    return [`the item set of ${named.rung} × ${named.domain} changed: ${count(before)} then, ${count(after)} now`];
  });
}

/**
 * In what a run departs from the blessed one. Suite, design, levels and items decide what a gain is: with others there is
 * nothing to compare. The gate's policy, the version and the code of the methods may change; that is told.
 */
export function findDepartures(baseline: Baseline, tonight: Tonight): Departures {
  const { kind, name, design, settings, provenance } = tonight;
  // Which file is looked at is no demand on the gains.
  const [before, after] = [baseline.policy, tonight.policy].map(({ baseline: _, ...asked }) => asked) as [
    object,
    object,
  ];
  const inputs = compareInputs(baseline, tonight);
  const obstacles = [
    ...(baseline.kind === kind && baseline.name === name
      ? []
      : [`it is of another study, ${JSON.stringify(baseline.name)}`]),
    ...inputs.obstacles,
    ...(isEqual(baseline.design, design)
      ? []
      : [`the plan changed since: design (${differing(baseline.design, design)})`]),
    ...(isEqual(baseline.settings, settings)
      ? []
      : [`the plan changed since: analysis (${differing(baseline.settings, settings)})`]),
    ...compareItems(baseline, tonight),
  ];
  const changes = [
    ...inputs.changes,
    ...(isEqual(before, after)
      ? []
      : [`the policy of the gate changed since it was blessed (${differing(before, after)})`]),
    ...(baseline.version === provenance.version
      ? []
      : [`it was blessed with carryover ${baseline.version}, this is ${provenance.version}`]),
  ];
  return { obstacles, changes };
}

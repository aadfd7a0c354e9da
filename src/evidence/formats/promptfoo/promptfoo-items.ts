import { hashText } from '../../evidence-sink.ts';
import { rankOfName } from '../column-names.ts';
import type { PromptfooResult, PromptfooRun } from './promptfoo-run.ts';

/** One test with all its answers: a row that was run once, or several times. */
export interface PromptfooTest {
  readonly item: string;
  readonly results: readonly PromptfooResult[];
  /** Which run of the test a result belongs to, from 1; the same for all columns. */
  readonly repeatOf: ReadonlyMap<PromptfooResult, number>;
  readonly repeats: number;
}

interface Group {
  readonly key: string;
  readonly results: PromptfooResult[];
}

/** Longest id that is taken from a variable; what is longer is a text. */
const MOST_ID = 200;
const STRIPPED = '[prompt stripped]';

const varsText = ({ vars }: PromptfooResult): string => JSON.stringify([...vars]);

/** Without variables the filled-in prompt tells tests apart, or else only their order. */
function keyWithoutVars(result: PromptfooResult, first: PromptfooResult, { repeats }: PromptfooRun): string {
  const { asked } = first;
  if (asked !== undefined && asked !== STRIPPED) return asked;
  const { testIdx } = result;
  return testIdx === undefined ? '' : `test ${Math.floor(testIdx / (repeats ?? 1)) + 1}`;
}

/** Results of equal tests, in order of the file: there is no index of repeats, and `testIdx` counts them as tests. */
function groupTests(run: PromptfooRun): readonly Group[] {
  const firstOf = new Map<number | undefined, PromptfooResult>();
  for (const result of run.results) {
    const known = firstOf.get(result.testIdx);
    if (known === undefined || (result.promptIdx ?? 0) < (known.promptIdx ?? 0)) firstOf.set(result.testIdx, result);
  }
  const groups = new Map<string, Group>();
  for (const result of run.results) {
    const first = (result.testIdx === undefined ? undefined : firstOf.get(result.testIdx)) ?? result;
    const own = result.vars.size > 0 ? varsText(result) : keyWithoutVars(result, first, run);
    const key = JSON.stringify([own, result.test]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, results: [result] });
    else group.results.push(result);
  }
  return [...groups.values()];
}

type Naming = (first: PromptfooResult) => string | undefined;

const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;

/** Whether every test has a name, and each its own. */
function namesAll(groups: readonly Group[], naming: Naming): boolean {
  const names = groups.map(({ results }) => naming(results[0] as PromptfooResult));
  return names.every(name => name !== undefined && name.length <= MOST_ID) && new Set(names).size === names.length;
}

/** Names that a variable or a field of the metadata gives, such as `item_id`; the likeliest name of an id first. */
function idNamings(groups: readonly Group[]): readonly Naming[] {
  const first = groups[0]?.results[0];
  if (first === undefined) return [];
  const byRank = (names: Iterable<string>): readonly string[] =>
    [...names]
      .filter(name => rankOfName(name, 'item') !== undefined)
      .toSorted((a, b) => (rankOfName(a, 'item') as number) - (rankOfName(b, 'item') as number));
  return [
    ...byRank(first.vars.keys()).map(
      (name): Naming =>
        result =>
          scalarText(result.vars.get(name)),
    ),
    ...byRank(Object.keys(first.metadata)).map(
      (name): Naming =>
        result =>
          scalarText(result.metadata[name]),
    ),
  ];
}

/** Names by what the test holds, so that they are the same in other files: of the variables alone where these tell tests apart. */
function hashNamings(groups: readonly Group[]): Naming {
  const keyOf = new Map(groups.map(({ key, results }) => [results[0], key]));
  const byVars: Naming = result =>
    result.vars.size === 0 ? undefined : `vars-${hashText(varsText(result)).slice(0, 12)}`;
  const byAll: Naming = result => `test-${hashText(keyOf.get(result) ?? '').slice(0, 12)}`;
  return namesAll(groups, byVars) ? byVars : byAll;
}

/** Numbers the runs of a test: by `testIdx`, or by how often the same column has answered before. */
function numberRepeats(results: readonly PromptfooResult[], columnOf: (result: PromptfooResult) => string) {
  const indices = [...new Set(results.map(({ testIdx }) => testIdx))].toSorted((a, b) => (a ?? 0) - (b ?? 0));
  const times = new Map<string, number>();
  const repeatOf = new Map<PromptfooResult, number>();
  for (const result of results) {
    const column = columnOf(result);
    const before = times.get(column) ?? 0;
    times.set(column, before + 1);
    repeatOf.set(result, result.testIdx === undefined ? before + 1 : indices.indexOf(result.testIdx) + 1);
  }
  return repeatOf;
}

/**
 * The tests of a run, each once: equal tests are repeats of one. An item is called by a variable or metadata that is an id
 * (`item_id`, `id`, …) and tells all tests apart, else by a hash of its variables.
 * @param columnOf tells the columns of the tool's table apart
 */
export function findPromptfooTests(
  run: PromptfooRun,
  columnOf: (result: PromptfooResult) => string,
): readonly PromptfooTest[] {
  const groups = groupTests(run);
  const naming = idNamings(groups).find(one => namesAll(groups, one)) ?? hashNamings(groups);
  return groups.map(({ results }) => {
    const repeatOf = numberRepeats(results, columnOf);
    return {
      item: naming(results[0] as PromptfooResult) as string,
      results,
      repeatOf,
      repeats: Math.max(...repeatOf.values()),
    };
  });
}

import { CarryoverError } from '../../../core/errors.ts';
import type { Claim } from '../../../core/evidence.ts';
import { quote } from '../../../core/quote.ts';
import { JsonFields } from '../../json-fields.ts';
import type { SweBenchPlace } from './swe-bench-files.ts';

/** What became of an instance; `empty` and `unapplied` are patches that the benchmark counts as not resolving. */
export type Verdict = 'resolved' | 'unresolved' | 'empty' | 'unapplied' | 'errored' | 'missing';

export interface Verdicts {
  readonly byInstance: Map<string, Verdict>;
  /** Whether instances that are not resolved are not all named. */
  readonly isOpen: boolean;
  readonly claims: readonly Claim[];
  /** Instances of the benchmark that nothing was submitted for. */
  readonly unsubmitted: number;
}

/** One run of one model, from whatever files tell of it. */
export interface SweBenchRun {
  /** Of the file, or of the folder with the reports of the instances. */
  readonly path: string;
  readonly place: SweBenchPlace;
  readonly verdicts: Verdicts;
}

type VerdictLists = readonly (readonly [verdict: Verdict, lists: readonly string[]])[];

/**
 * Which verdict a list gives, in order: the first list that has an instance decides. Names of all versions of the harness. What was
 * tried and stands in no list of what became of it had no outcome, unless the file has no such list.
 */
function verdictLists(root: JsonFields): VerdictLists {
  const hasOutcomes = (...names: string[]): boolean => names.some(name => root.has(name));
  return [
    ['resolved', ['resolved_ids', 'resolved']],
    ['empty', ['empty_patch_ids', 'no_generation', 'none']],
    ['errored', ['error_ids', 'failed_ids', 'install_fail', 'reset_failed', 'test_errored', 'test_timeout', 'no_logs']],
    ['missing', ['pending_ids']],
    ['unapplied', ['no_apply']],
    ['unresolved', ['unresolved_ids', 'unresolved', 'completed_ids', 'applied']],
    [hasOutcomes('applied', 'unresolved') ? 'errored' : 'unresolved', ['with_logs', 'generated']],
    [hasOutcomes('completed_ids', 'unresolved_ids') ? 'missing' : 'unresolved', ['submitted_ids']],
  ];
}

function idsOf(root: JsonFields, name: string): readonly string[] {
  return (root.maybeList(name) ?? []).map((id, at) => {
    if (typeof id === 'string' && id !== '') return id;
    const found = `${root.place(name)}[${at}] is ${quote(id)}; expected the id of an instance.`;
    throw new CarryoverError('data-invalid', found, 'Check that the file is a report of SWE-bench.');
  });
}

/** Nothing can be resolved and not. */
function checkConflict(root: JsonFields, id: string, names: readonly string[]): void {
  const other = names.find(name =>
    ['unresolved_ids', 'unresolved', 'empty_patch_ids', 'no_generation', 'no_apply'].includes(name),
  );
  if (other === undefined) return;
  const found = `${root.place(names[0] as string)}: ${quote(id)} stands in ${other} too; expected it in one of them.`;
  throw new CarryoverError('data-invalid', found, 'Take the report that the harness wrote, not an edited one.');
}

function claimsOf(root: JsonFields): readonly Claim[] {
  const resolved = root.maybeCount('resolved_instances');
  const submitted = root.maybeCount('submitted_instances');
  return [
    ...(submitted === undefined ? [] : [{ name: 'submitted_instances', kind: 'items', value: submitted } as const]),
    ...(resolved === undefined
      ? []
      : [{ name: 'resolved_instances', kind: 'correct', value: resolved, unscoredAs: 0 } as const]),
  ];
}

/**
 * Reads the report of a run, of any version: lists of instances.
 * @param path as the user typed it
 * @throws CarryoverError `data-invalid` for lists of other things, and where an instance is both resolved and not
 */
export function readLists(value: unknown, path: string): Verdicts {
  const root = new JsonFields(value, path);
  const byInstance = new Map<string, Verdict>();
  const seenIn = new Map<string, string[]>();
  for (const [verdict, names] of verdictLists(root)) {
    for (const name of names) {
      for (const id of idsOf(root, name)) {
        if (!byInstance.has(id)) byInstance.set(id, verdict);
        seenIn.set(id, [...(seenIn.get(id) ?? []), name]);
      }
    }
  }
  for (const [id, names] of seenIn) if (byInstance.get(id) === 'resolved') checkConflict(root, id, names);
  const closing = [
    'submitted_ids',
    'completed_ids',
    'unresolved_ids',
    'unresolved',
    'generated',
    'with_logs',
    'applied',
  ];
  return {
    byInstance,
    isOpen: closing.every(name => !root.has(name)),
    claims: claimsOf(root),
    unsubmitted: idsOf(root, 'incomplete_ids').filter(id => !byInstance.has(id)).length,
  };
}

/** Reads the report of one instance (of several, where a tool put them into one file). */
export function readInstanceReport(value: unknown, path: string): ReadonlyMap<string, Verdict> {
  const root = new JsonFields(value, path);
  return new Map(
    root.names.map(id => {
      const report = root.fields(id);
      const resolved = report.maybeFlag('resolved');
      if (resolved === true) return [id, 'resolved'];
      if (report.maybeFlag('patch_is_None') === true || report.maybeFlag('patch_exists') === false)
        return [id, 'empty'];
      if (report.maybeFlag('patch_successfully_applied') === false) return [id, 'unapplied'];
      return [id, resolved === undefined ? 'errored' : 'unresolved'];
    }),
  );
}

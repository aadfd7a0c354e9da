import { hash } from 'node:crypto';
import type { BatchEntry, BatchPart } from '../../core/batch-log.ts';

/** A question as it is handed in. */
export interface Asked {
  readonly part: string;
  readonly key: string;
  /** Dollars that are reserved for it; undefined where the model has no price. */
  readonly bound: number | undefined;
  /** Counts its batches from 1. */
  readonly attempt: number;
}

/** A batch that may be at the host. */
export interface BatchRecord {
  readonly name: string;
  /** When it was written down, ISO 8601. */
  readonly at: string;
  readonly parts: readonly BatchPart[];
  readonly keys: ReadonlySet<string>;
  /** Its questions by key; undefined where an earlier run handed it in, and nothing is reserved for it. */
  readonly asked?: ReadonlyMap<string, Pick<Asked, 'bound' | 'attempt'>>;
  /** The host's name of it; undefined where that is not known. */
  readonly id?: string | undefined;
}

const keysOf = (parts: readonly BatchPart[]): ReadonlySet<string> => new Set(parts.flatMap(({ keys }) => keys));

/** A new batch. `count` tells it from others of the same moment. */
export function newBatch(questions: readonly Asked[], at: string, count: number): BatchRecord {
  const parts = groupParts(questions);
  const keys = keysOf(parts);
  const name = hash('sha256', `${at} ${count} ${[...keys].join(' ')}`, 'hex').slice(0, 32);
  return {
    name,
    at,
    parts,
    keys,
    asked: new Map(questions.map(({ key, bound, attempt }) => [key, { bound, attempt }])),
  };
}

/** Questions by part, in the order of the parts. */
function groupParts(questions: readonly Asked[]): readonly BatchPart[] {
  const groups = new Map<string, string[]>();
  for (const { part, key } of questions) {
    const keys = groups.get(part) ?? [];
    groups.set(part, keys);
    keys.push(key);
  }
  return Array.from(groups, ([part, keys]) => ({ part, keys }));
}

/** Batches of a learner that an earlier run left open, and the host's names of all that were ever handed in. */
export function openBatches(
  entries: readonly BatchEntry[],
  learner: string,
): { readonly open: readonly BatchRecord[]; readonly ids: ReadonlySet<string> } {
  const open = new Map<string, BatchRecord>();
  const ids = new Set<string>();
  for (const entry of entries) {
    if (entry.state === 'intended') {
      const { batch: name, at, parts } = entry;
      if (entry.learner === learner) open.set(name, { name, at, parts, keys: keysOf(parts) });
    } else if (entry.state === 'submitted') {
      ids.add(entry.id);
      const record = open.get(entry.batch);
      if (record !== undefined) open.set(entry.batch, { ...record, id: entry.id });
    } else {
      open.delete(entry.batch);
    }
  }
  return { open: [...open.values()], ids };
}

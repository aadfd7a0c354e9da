import type { AarRecord } from './aar-record.ts';
import type { ConfigKey } from './config-key.ts';

/** A folder of settings, with or without results. */
export interface AarFolder {
  readonly path: string;
  readonly dataset: string;
  readonly domain: string;
  readonly method: string;
  readonly config: string;
  readonly key: ConfigKey | undefined;
  readonly isEmpty: boolean;
}

/** A tree of results that are there a second time. */
export interface CopiedTree {
  readonly path: string;
  /** Results in it that lie elsewhere too. */
  readonly files: number;
  /** One of those elsewhere, for an example. */
  readonly of: string;
  /** Those whose bytes differ from the ones elsewhere: path there, path here. */
  readonly different: readonly (readonly [kept: string, dropped: string])[];
}

export interface FirstChange {
  /** In seconds since 1970. */
  readonly modified: number;
  /** Permission bits of the file that was changed then. */
  readonly mode: number | undefined;
}

/** Everything an archive holds, read once; nothing is judged yet. */
export interface AarArchive {
  /** As the user typed it. */
  readonly path: string;
  readonly records: readonly AarRecord[];
  readonly folders: readonly AarFolder[];
  readonly copies: readonly CopiedTree[];
  /** Results that could not be read, and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Names of files that are no results, such as `eval.json`. */
  readonly otherFiles: ReadonlySet<string>;
  /** Paths of files that are no results, and were not read. */
  readonly unread: readonly string[];
  /** Path of a record → the earliest change among all files of its bytes. */
  readonly firstChange: ReadonlyMap<string, FirstChange>;
}

import { basename, dirname } from 'node:path';
import type { Source } from '../../../tables/open-source.ts';

/**
 * `report` is what the harness writes for a whole run, `lists` what older ones and the repository of submissions have instead,
 * `instance` the report of one instance, `predictions` the patches that were submitted.
 */
export type SweBenchFile = 'report' | 'lists' | 'instance' | 'predictions';

const LISTS = /"(?:no_generation|no_logs|generated|with_logs|applied|no_apply|test_errored|unresolved)"\s*:\s*\[/;
const INSTANCE_ID = /"[\w.-]+__[\w.-]+-\d+"/;

const isReport = (head: string): boolean =>
  /"resolved_ids"\s*:\s*\[/.test(head) ||
  (/"resolved_instances"\s*:\s*\d/.test(head) && /"submitted_instances"\s*:\s*\d/.test(head));

/** Lists come first to last in any order, and a long one may fill all that is seen of the file. */
const isLists = (head: string): boolean =>
  /^\s*\{\s*"[a-z_]+"\s*:\s*\[/.test(head) &&
  ((/"resolved"\s*:\s*\[/.test(head) && (LISTS.test(head) || INSTANCE_ID.test(head))) ||
    (LISTS.test(head) && INSTANCE_ID.test(head)));

/** What a file is, by its start; undefined for everything that is none of SWE-bench. */
export function sweBenchFileOf({ kind, head }: Source): SweBenchFile | undefined {
  if (kind !== 'text' || !/^\s*[{[]/.test(head)) return undefined;
  if (/"model_patch"\s*:/.test(head) && /"instance_id"\s*:/.test(head)) return 'predictions';
  if (!/^\s*\{/.test(head)) return undefined;
  if (isReport(head)) return 'report';
  if (isLists(head)) return 'lists';
  const isInstance = /^\s*\{\s*"[^"]+"\s*:\s*\{\s*"(?:patch_|resolved)/.test(head);
  return isInstance && /"patch_(?:is_None|exists|successfully_applied)"\s*:/.test(head) ? 'instance' : undefined;
}

/** Where a file stands among those of its run. */
export interface SweBenchPlace {
  /** Path of the folder that all files of the run share. */
  readonly folder: string;
  readonly model: string;
  readonly run?: string | undefined;
  /** Part of the benchmark, in the repository of submissions: `evaluation/<split>/<submission>/…`. */
  readonly split?: string | undefined;
}

/** Names that say nothing of the model. */
const PLAIN = /^(?:report|results?|final_report|summary|resolved|output|evaluation|all_preds|preds|predictions)$/i;

/** The folder of a submission: above `results` and `logs`. */
function submissionOf(folder: string): string {
  return ['results', 'logs'].includes(basename(folder)) ? dirname(folder) : folder;
}

function splitOf(folder: string): string | undefined {
  const parts = folder.split(/[/\\]+/);
  const at = parts.lastIndexOf('evaluation');
  return at !== -1 && parts.length === at + 3 ? parts[at + 1] : undefined;
}

const nameOf = (folder: string): string => (['.', '..', ''].includes(basename(folder)) ? 'unknown' : basename(folder));

/** Reads the place of the report of a run, `<model>.<run>.json`, of lists, or of predictions. */
export function placeOfRun(path: string): SweBenchPlace {
  const folder = submissionOf(dirname(path));
  const split = splitOf(folder);
  const stem = basename(path).replace(/(?:\.jsonl?)?(?:\.gz)?$/, '');
  if (split !== undefined || PLAIN.test(stem)) return { folder, model: nameOf(folder), split };
  const [, model, run] = /^(.+)\.([^.]+)$/.exec(stem) ?? [];
  return model === undefined ? { folder, model: stem } : { folder, model, run };
}

/**
 * Reads the place of the report of one instance: `<run>/<model>/<instance>/report.json` from the harness,
 * `<submission>/logs/<instance>/report.json` in the repository of submissions.
 */
export function placeOfInstance(path: string, instance: string): SweBenchPlace {
  const own = dirname(path);
  const parent = basename(own) === instance ? dirname(own) : own;
  const folder = submissionOf(parent);
  if (folder !== parent) return { folder, model: nameOf(folder), split: splitOf(folder) };
  const run = nameOf(dirname(parent));
  return { folder, model: nameOf(parent), run: run === 'unknown' ? undefined : run };
}

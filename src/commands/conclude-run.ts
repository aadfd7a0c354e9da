import type { Result } from '../core/decision-of.ts';
import { type Progress, silentProgress } from '../core/ports.ts';
import type { RunContent } from '../store/manifest.ts';
import { concludeWith } from './conclude.ts';
import { concludeCounts } from './conclude-counts.ts';
import { readAgainst } from './read-against.ts';
import { threads } from './threads.ts';

/**
 * The result of a run, whatever it looks at: outcomes of items, or counts. Reads the blessed run that the policy names.
 * @throws CarryoverError `usage` when the policy requires cells that do not exist
 */
export async function concludeRun(content: RunContent, progress: Progress = silentProgress): Promise<Result> {
  if ('evidence' in content) return concludeCounts(content.evidence, content.manifest);
  const { manifest, predictions } = content;
  const study = { ...manifest, against: await readAgainst(manifest) };
  return concludeWith(threads(), { predictions, study }, progress);
}

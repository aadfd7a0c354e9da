import type { Result } from '../core/decision-of.ts';
import { type Progress, silentProgress } from '../core/ports.ts';
import type { RunContent } from '../store/manifest.ts';
import { conclude } from './conclude.ts';
import { concludeCounts } from './conclude-counts.ts';

/**
 * The result of a run, whatever it looks at: outcomes of items, or counts.
 * @throws CarryoverError `usage` when the policy requires cells that do not exist
 */
export const concludeRun = (content: RunContent, progress: Progress = silentProgress): Result =>
  'evidence' in content
    ? concludeCounts(content.evidence, content.manifest)
    : conclude(content.predictions, content.manifest, progress);

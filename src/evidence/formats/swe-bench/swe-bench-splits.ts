import type { EvidenceSink } from '../../evidence-sink.ts';
import type { SweBenchRun, Verdict } from './swe-bench-verdicts.ts';

/**
 * Instances in the parts of the benchmark that submissions are made to.
 * @source Jimenez et al. 2024 (test: 2,294); the pages of SWE-bench Lite (300), Verified (500) and Multilingual (300)
 */
const SIZES: Readonly<Record<string, number>> = {
  test: 2294,
  lite: 300,
  verified: 500,
  'bash-only': 500,
  multilingual: 300,
};

/**
 * Completes lists that name only what was resolved, where the part of the benchmark is known: every other instance of it was not,
 * and counts so. Instances that no file names get numbers instead of their ids; as they are the same ones in all files, and not
 * resolved in any of them, they pair rightly whatever they are called.
 */
export function closeLists(runs: readonly SweBenchRun[], sink: EvidenceSink): readonly SweBenchRun[] {
  const known = new Map<string, Set<string>>();
  for (const { place, verdicts } of runs) {
    if (place.split === undefined) continue;
    const ids = known.get(place.split) ?? new Set();
    known.set(place.split, ids);
    for (const id of verdicts.byInstance.keys()) ids.add(id);
  }
  return runs.map(run => {
    const { place, verdicts, path } = run;
    const size = SIZES[place.split ?? ''];
    const ids = known.get(place.split ?? '');
    if (!verdicts.isOpen || size === undefined || ids === undefined) return run;
    if (ids.size > size) {
      sink.note(path, `the files name ${ids.size} instances of ${place.split}, which has ${size}`);
      return run;
    }
    const unnamed = Array.from({ length: size - ids.size }, (_, at) => `unnamed ${at + 1}`);
    const byInstance = new Map<string, Verdict>(verdicts.byInstance);
    for (const id of [...ids, ...unnamed]) if (!byInstance.has(id)) byInstance.set(id, 'unresolved');
    const added = byInstance.size - verdicts.byInstance.size;
    const names =
      unnamed.length === 0 ? '' : ` (${unnamed.length} that no file names are called "unnamed 1" and so on)`;
    sink.note(
      path,
      `names only what was resolved: the other ${added} of the ${size} instances of ${place.split} count as not resolved${names}`,
    );
    return { ...run, verdicts: { ...verdicts, byInstance, isOpen: false } };
  });
}

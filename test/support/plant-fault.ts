import type { ProvenanceFinding } from '../../src/core/provenance.ts';
import { drawAarArchive, type Shape, type SyntheticArchive, type SyntheticFile } from './aar-archive.ts';
import { faultsOf, readSynthetic } from './read-aar.ts';

/** Several seeds, a method with counts, one without, one that filters, subsets that are large enough. */
const PLANT_SHAPE: Shape = {
  methods: ['vanilla_w2s', 'em_posterior', 'train_only_on_confident_labels', 'critic'],
  seeds: [7, 8, 9, 10],
  subsets: [162, 120, 180, 140, 60],
};

/** The result of a method in the first domain, of the second seed unless said. */
export const fileOf = ({ files, seeds, domains }: SyntheticArchive, method: string, at = 1): SyntheticFile =>
  files.find(file => file.domain === domains[0] && file.method === method && file.seed === seeds[at]) as SyntheticFile;

/** An archive that is clean but for what `edit` changes, and what the rules say of it. */
export async function plantFault(edit: (archive: SyntheticArchive) => void, shape: Shape = PLANT_SHAPE) {
  const archive = drawAarArchive(12, { domains: ['law', 'essay_grading'], ...shape });
  edit(archive);
  const reading = await readSynthetic(archive);
  return { archive, reading, faults: faultsOf(reading) };
}

/** `CODE field` of each, and the end of its path: what was found where. */
export const brief = (findings: readonly ProvenanceFinding[]): readonly string[] =>
  findings.map(({ code, path, field }) => `${code} ${path.split('/').at(-1) ?? ''} ${field ?? ''}`.trim());

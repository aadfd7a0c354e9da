import type { ProvenanceFinding } from './provenance.ts';

/** What findings are about: files that are there, folders and whole archives, and files that are not there. */
export interface FindingPlaces {
  readonly files: number;
  readonly folders: number;
  readonly absent: number;
}

const isAbsent = ({ code }: ProvenanceFinding): boolean => code === 'MISSING';
const namesFile = ({ path }: ProvenanceFinding): boolean => path.endsWith('.json');

/** Whether a finding is about a file that is there: not about a folder, an archive or a seed that is missing. */
export const isOfFile = (finding: ProvenanceFinding): boolean => namesFile(finding) && !isAbsent(finding);

const placesOf = (findings: readonly ProvenanceFinding[]): number => new Set(findings.map(({ path }) => path)).size;

/** Each place once: a tree that is there twice is no file, and neither is a seed that is missing. */
export function countPlaces(findings: readonly ProvenanceFinding[]): FindingPlaces {
  return {
    files: placesOf(findings.filter(isOfFile)),
    folders: placesOf(findings.filter(finding => !namesFile(finding))),
    absent: placesOf(findings.filter(finding => namesFile(finding) && isAbsent(finding))),
  };
}

import { countPlaces } from '../../core/count-places.ts';
import type { CountsResult } from '../../core/counts-result.ts';
import type { ProvenanceFinding } from '../../core/provenance.ts';
import { count } from '../../util/format.ts';
import type { TableView } from './counts-view.ts';

/** Faults before notes, then by code. */
const compareFindings = (a: ProvenanceFinding, b: ProvenanceFinding): number =>
  a.severity === b.severity ? (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) : a.severity === 'fault' ? -1 : 1;

/** More decisions than this under one code are counted. */
const MOST_DECISIONS = 2;

function decisionsText(findings: readonly ProvenanceFinding[]): string {
  const distinct = [...new Set(findings.map(({ decision }) => decision))];
  const more = distinct.length - MOST_DECISIONS;
  return `${distinct.slice(0, MOST_DECISIONS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** How many findings of each code there are, in how many of the files that are there, and what became of them. */
export function codesTable({ findings }: CountsResult): TableView {
  const groups = Map.groupBy([...findings].sort(compareFindings), ({ severity, code }) => `${severity} ${code}`);
  return {
    title: 'Findings by code',
    columns: ['Code', 'Severity', 'Files', 'Findings', 'What was decided'],
    rows: [...groups.values()].map(own => ({
      names: [own[0]?.code ?? ''],
      values: [own[0]?.severity ?? '', count(countPlaces(own).files), count(own.length), decisionsText(own)],
    })),
  };
}

/** Every finding: the file, the field, what was expected, what was found, what was decided. */
export function findingsTable({ findings }: CountsResult): TableView {
  return {
    title: 'Every finding',
    note: 'A fault says that something is not what it claims to be; a note is worth knowing and nobody’s fault. Files are never changed.',
    columns: ['Code', 'File', 'Field', 'Expected', 'Found', 'Decided'],
    rows: [...findings].sort(compareFindings).map(({ code, severity, path, field, expected, found, decision }) => ({
      names: [severity === 'fault' ? code : `${code} (note)`, path],
      values: [field ?? 'whole file', expected, found, decision],
    })),
  };
}

/** Files that enter no number. */
export function excludedTable({ quarantined, leftOut }: CountsResult): TableView {
  const aside = quarantined.map(({ path, domain, method, seed }) => ({
    names: [path],
    values: [`set aside: said to be ${method} on ${domain}, seed ${seed}; the findings say why`],
  }));
  return {
    title: 'Files that enter no number',
    columns: ['File', 'Why'],
    rows: [...aside, ...leftOut.map(({ path, reason }) => ({ names: [path], values: [reason] }))],
  };
}

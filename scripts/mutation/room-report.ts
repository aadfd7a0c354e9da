import { readFileSync } from 'node:fs';

/** The part of a Stryker report (mutation-testing-report-schema) that is used here. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly replacement: string;
  readonly status: string;
  readonly location: Record<'start' | 'end', { readonly line: number; readonly column: number }>;
}

/** How the tests of a room did against its mutants. */
export interface RoomScore {
  readonly room: string;
  /** One line in so many was changed; absent where all were. */
  readonly every?: number;
  /** Mutants that some test ended, by failing or by never returning. */
  readonly killed: number;
  readonly survived: number;
  /** Mutants in lines that no test reaches. */
  readonly uncovered: number;
}

export const readReport = (path: string): Report => JSON.parse(readFileSync(path, 'utf8')) as Report;

/** Mutants of constants are left out: every one of them would need all the tests again. */
export function scoreRoom(room: string, { files }: Report): RoomScore {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: readonly string[]): number => statuses.filter(status => wanted.includes(status)).length;
  return { room, killed: count('Killed', 'Timeout'), survived: count('Survived'), uncovered: count('NoCoverage') };
}

/** One line per mutant that no test noticed: where it is, the line as it stands, and what it was changed to. */
export function listSurvivors({ files }: Report): string[] {
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location: { start, end }, replacement, status }) => {
        const line = lines[start.line - 1] as string;
        const place = `${path}:${start.line}:${start.column}`;
        const old =
          start.line === end.line ? line.slice(start.column - 1, end.column - 1) : line.slice(start.column - 1);
        const note = status === 'NoCoverage' ? ' (not covered)' : '';
        return `${place}${note}\n    ${line.trim()}\n    ${old} → ${replacement.replaceAll(/\s+/g, ' ')}`;
      });
  });
}

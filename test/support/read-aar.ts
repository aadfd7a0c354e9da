import type { ProvenanceFinding } from '../../src/core/provenance.ts';
import type { AarArchiveFile } from '../../src/evidence/aar/aar-files.ts';
import { type AarReading, readAarArchive } from '../../src/evidence/aar/read-aar-archive.ts';
import { READ_LIMITS, type ReadLimits } from '../../src/tables/read-limits.ts';
import { readTar } from '../../src/tables/read-tar.ts';
import { membersOf, type SyntheticArchive } from './aar-archive.ts';
import { makeTar } from './make-tar.ts';

/** A tar archive in memory, as `findAarArchive` would find it on disk. */
export const tarInMemory = (bytes: Buffer, limits: ReadLimits = READ_LIMITS): AarArchiveFile => ({
  path: 'a.tar',
  entries: async function* () {
    async function* parts(): AsyncGenerator<Buffer> {
      yield bytes;
    }
    for await (const entry of readTar('a.tar', parts(), limits)) yield { ...entry, path: `a.tar!${entry.name}` };
  },
});

export const readSynthetic = (archive: SyntheticArchive): Promise<AarReading> =>
  readAarArchive([tarInMemory(makeTar(membersOf(archive)))]);

export const faultsOf = ({ findings }: Pick<AarReading, 'findings'>): readonly ProvenanceFinding[] =>
  findings.filter(({ severity }) => severity === 'fault');

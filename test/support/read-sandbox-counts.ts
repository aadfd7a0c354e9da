import { findAarArchive } from '../../src/evidence/aar/aar-files.ts';
import { type AarReading, readAarArchive } from '../../src/evidence/aar/read-aar-archive.ts';

/** The sandbox's archive, as `analyze` reads it. */
export async function readSandboxCounts(archive: string): Promise<AarReading> {
  const files = await findAarArchive([archive]);
  if (files === undefined) throw new Error(`${archive} holds no results of the sandbox`);
  return readAarArchive(files);
}

import { realpath } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { SourceFile } from '../core/suite.ts';
import { readSourceFile } from './read-source-file.ts';

/**
 * Identifies files that a module is made of; their paths are told relative to the suite, as its own are.
 * @param locations absolute, without symbolic links
 * @param place.field of the suite that names the module
 * @throws CarryoverError `usage` where one cannot be read
 */
export async function readImports(
  locations: readonly string[],
  { suitePath, field }: { readonly suitePath: string; readonly field: string },
): Promise<readonly SourceFile[]> {
  const folder = await realpath(dirname(suitePath));
  const imports: SourceFile[] = [];
  for (const location of locations) {
    const file = { place: `${suitePath}: ${field}`, path: relative(folder, location), location };
    imports.push(await readSourceFile(file));
  }
  return imports;
}

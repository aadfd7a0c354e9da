import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../src/core/suite.ts';

/** Writes a file, and says what a suite knows of it. */
export function hashedFile(folder: string, path: string, content: string | Uint8Array): SourceFile {
  const location = join(folder, path);
  writeFileSync(location, content);
  return { path, location, sha256: hash('sha256', content, 'hex'), bytes: Buffer.byteLength(content) };
}

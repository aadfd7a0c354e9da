import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lets `use` work in a folder that is gone afterwards, whatever happened. It lies beside what it is for: a rename only
 * works, and only is atomic, within a file system.
 * @param parent an existing folder
 * @param prefix of the folder's name
 */
export async function withTemporaryFolder<T>(
  parent: string,
  prefix: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(parent, prefix));
  try {
    return await use(folder);
  } finally {
    // What `use` did, or threw, matters more than a folder that cannot be removed.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

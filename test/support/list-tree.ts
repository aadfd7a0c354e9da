import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, hidden ones too: path → content; folders without files end in a slash. */
export function listTree(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map(entry => {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    return entry.isDirectory() ? ([`${name}/`, ''] as const) : ([name, readFileSync(path, 'utf8')] as const);
  });
  const filled = (name: string): boolean => entries.some(([other]) => other !== name && other.startsWith(name));
  return Object.fromEntries(entries.filter(([name]) => !name.endsWith('/') || !filled(name)).sort());
}

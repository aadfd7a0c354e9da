import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** `from './x.ts'`, `import './x.ts'`, `import('./x.ts')`, `require('./x')`: paths, which begin with a dot. */
const RELATIVE = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(["'`])(\.{1,2}(?:\/[^"'`\n]*)?)\1/g;

/** What `require` tries after the path itself, in its order. */
const ENDINGS = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'] as const;

const isFile = (location: string): Promise<boolean> =>
  stat(location).then(
    found => found.isFile(),
    () => false,
  );

/** The file that a path means, as Node knows it: without symbolic links. */
async function findFile(path: string): Promise<string | undefined> {
  for (const ending of ENDINGS) if (await isFile(path + ending)) return realpath(path + ending);
  return undefined;
}

/** Files that a module names in its text. What is no file is left to Node, which says so when it loads the module. */
async function findNamed(location: string): Promise<readonly string[]> {
  const text = await readFile(location, 'utf8');
  const named = Array.from(text.matchAll(RELATIVE), ([, , path = '']) => resolve(dirname(location), path));
  const found: string[] = [];
  for (const one of new Set(named)) {
    const file = await findFile(one);
    if (file !== undefined) found.push(file);
  }
  return found;
}

/**
 * The local files that a module imports, directly or not, in the order of their paths. Read off the text: an import in a comment
 * counts too, which costs nothing but a measurement made again; packages and computed paths are not followed. What only a run
 * comes upon is found here alone; what the module loads when it is loaded itself, Node is asked for too (`commands/`).
 * @param entry absolute path of a file that is there, without symbolic links
 * @returns the same kind of paths
 */
export async function findImports(entry: string): Promise<readonly string[]> {
  const seen = new Set([entry]);
  for (const location of seen) for (const one of await findNamed(location)) seen.add(one);
  seen.delete(entry);
  return [...seen].sort();
}

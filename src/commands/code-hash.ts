import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Rooms whose code determines what a cell gives; of the statistics it is the random numbers alone. */
const ROOMS = ['core', 'util', 'stats/random', 'corpora', 'learners', 'methods', 'run'] as const;
/** Files of this room that do. */
const HERE =
  /^(?:perform-job|corpus-texts|cell-application|put-items|own-items|load-method|read-unchanged|watch-loads)\.[jt]s$/;

/**
 * Hash of the code that a cell runs through: what was measured by other code is measured again. It is taken from the files
 * themselves, because a version number says nothing while somebody works on a method.
 * @param root folder of the rooms; another one than this program's own in tests alone
 */
export function codeHash(root: URL = new URL('../', import.meta.url)): string {
  const files = ROOMS.flatMap(room => list(root, room, /\.[jt]s$/)).concat(list(root, 'commands', HERE));
  return hash('sha256', files.map(({ name, text }) => `${name}\n${text}`).join('\n'), 'hex');
}

function list(root: URL, room: string, form: RegExp): { name: string; text: string }[] {
  const folder = new URL(`${room}/`, root);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll('\\', '/'));
  const names = paths.filter(name => form.test(name) && !name.endsWith('.d.ts'));
  return names.sort().map(name => ({ name: `${room}/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }));
}

import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Rooms whose code determines what a cell gives. */
const ROOMS = ['core', 'util', 'stats', 'corpora', 'learners', 'methods', 'run'] as const;
/** Files of this room that do. */
const HERE = /^(?:perform-job|corpus-texts|cell-application|put-items|own-items|load-method)\.[jt]s$/;

/**
 * Hash of the code that a cell runs through: what was measured by other code is measured again. It is taken from the files
 * themselves, because a version number says nothing while somebody works on a method.
 */
export function codeHash(): string {
  const files = ROOMS.flatMap(room => list(room, /\.[jt]s$/)).concat(list('commands', HERE));
  return hash('sha256', files.map(({ name, text }) => `${name}\n${text}`).join('\n'), 'hex');
}

function list(room: string, form: RegExp): { name: string; text: string }[] {
  const folder = new URL(`../${room}/`, import.meta.url);
  const names = readdirSync(folder).filter(name => form.test(name) && !name.endsWith('.d.ts'));
  return names.sort().map(name => ({ name: `${room}/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }));
}

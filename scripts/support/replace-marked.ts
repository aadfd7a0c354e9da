import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces what a document has between `<!-- name -->` and `<!-- /name -->`; the markers stay. Do the slow work before. */
export function replaceMarked(path: string, name: string, change: (old: string) => string): void {
  const page = readFileSync(path, 'utf8');
  const [before, after] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [start, end] = [page.indexOf(before), page.indexOf(after)];
  if (start < 0 || end < start) throw new Error(`${path} has no "${name}" between its markers.`);
  const old = page.slice(start + before.length, end);
  writeFileSync(path, `${page.slice(0, start)}${before}${change(old)}\n${page.slice(end)}`);
}

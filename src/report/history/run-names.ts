import { oneLine } from '../one-line.ts';

/** In code points. */
const LONGEST = 28;

/** The end of a name tells runs apart: folders are named from the outside in. */
function cutStart(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `…${letters.slice(1 - LONGEST).join('')}` : text;
}

/** Directories as they fit a column of the terminal: without the folders that all of them are in, and what is too long cut at its start. */
export function runNames(directories: readonly string[]): readonly string[] {
  const parts = directories.map(directory => directory.split(/(?<=[\\/])/u));
  const [first = []] = parts;
  const differs = first.findIndex((part, at) => parts.some(own => own[at] !== part));
  // A directory keeps its last part, also where all are one.
  const shared = Math.min(differs < 0 ? first.length : differs, ...parts.map(own => own.length - 1));
  return parts.map(own => cutStart(oneLine(own.slice(shared).join(''))));
}

import { folderName, readFileName } from './lm-eval-names.ts';
import type { LmEvalRun } from './lm-eval-results.ts';

/** Where a file of samples belongs. */
export interface SamplesLink {
  readonly task: string;
  /** The run whose samples these are. */
  readonly run?: LmEvalRun | undefined;
  /** Where there is no such run: the model, and how it is known. */
  readonly model?: { readonly name: string; readonly note: string } | undefined;
}

/** The longest name of a task that the name of the file is or ends with: before 0.4.3 the model's arguments stood before it. */
function taskOf(stem: string, run: LmEvalRun): string | undefined {
  const fitting = [...run.tasks.keys()].filter(task => stem === task || stem.endsWith(`_${task}`));
  return fitting.sort((x, y) => y.length - x.length)[0];
}

function guessModel(path: string, neighbours: readonly LmEvalRun[]): SamplesLink['model'] {
  const [first, ...others] = neighbours;
  if (first !== undefined && others.every(({ model }) => model === first.model)) {
    return { name: first.model, note: `no results file of the same run; the model is taken from ${first.path}` };
  }
  const name = folderName(path) || 'unknown';
  return {
    name,
    note: `no results file beside it says which model this is; taken to be ${JSON.stringify(name)}, after the folder`,
  };
}

/**
 * Finds the results file that samples belong to: in the same folder and of the same date, or else the only one there that has their
 * task where one of the two has no date.
 */
export function linkSamples(path: string, runs: readonly LmEvalRun[]): SamplesLink {
  const { folder, date, stem } = readFileName(path);
  const neighbours = runs.filter(run => readFileName(run.path).folder === folder);
  const dated = neighbours.filter(run => date !== undefined && readFileName(run.path).date === date);
  const open = neighbours.filter(run => date === undefined || readFileName(run.path).date === undefined);
  const fitting = (dated.length > 0 ? dated : open).filter(run => taskOf(stem, run) !== undefined);
  const [run] = fitting;
  if (run !== undefined && fitting.length === 1) return { task: taskOf(stem, run) ?? stem, run };
  return { task: stem || 'unknown', model: guessModel(path, neighbours) };
}

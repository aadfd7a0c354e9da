import type { Source } from '../../../tables/open-source.ts';
import { JsonFields } from '../../json-fields.ts';
import { jsonRecords } from '../json-records.ts';
import { EvalsRun } from './openai-evals-run.ts';

/** Sorts the lines of a file by the runs they are about; nearly always there is one. */
class RunSorter {
  readonly runs = new Map<string, EvalsRun>();
  /** Id of the run whose spec came last; '' for a run that has no id. */
  #current = '';

  readLine(value: unknown, where: string): void {
    const line = new JsonFields(value, where);
    const spec = line.maybeFields('spec');
    const report = line.maybeFields('final_report');
    if (spec !== undefined) this.#readSpec(spec);
    else if (report !== undefined) this.#reported().readReport(report);
    else this.#runOf(line.maybeId('run_id') ?? this.#current).readEvent(line, where);
  }

  #readSpec(spec: JsonFields): void {
    const id = spec.maybeId('run_id') ?? '';
    const early = this.runs.get('');
    // What came before any spec belongs to the first.
    if (early !== undefined && !early.hasSpec && !this.runs.has(id)) {
      this.runs.delete('');
      this.runs.set(id, early);
    }
    this.#current = id;
    this.#runOf(id).readSpec(spec);
  }

  /** A spec without an id stands for whatever follows it. */
  #runOf(id: string): EvalsRun {
    const key = this.runs.has(id) || !this.runs.has('') ? id : '';
    const run = this.runs.get(key) ?? new EvalsRun();
    this.runs.set(key, run);
    return run;
  }

  /** The run that a report is about, which does not say so itself. */
  #reported(): EvalsRun {
    const [only, ...others] = this.runs.values();
    return only !== undefined && others.length === 0 ? only : this.#runOf(this.#current);
  }
}

/**
 * Reads the runs of a record file.
 * @throws CarryoverError `data-invalid` for a line that is not as the recorder writes it
 */
export async function readEvalsFile(source: Source): Promise<readonly EvalsRun[]> {
  const sorter = new RunSorter();
  for await (const { value, where } of jsonRecords(source)) sorter.readLine(value, where);
  return [...sorter.runs.values()];
}

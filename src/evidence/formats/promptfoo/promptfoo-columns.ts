import { nameOfPrompt, type PromptfooResult, type PromptfooRun } from './promptfoo-run.ts';

/** A provider with a prompt: a column of the tool's table. */
export interface NamedColumn {
  readonly key: string;
  readonly promptIdx: number | undefined;
  readonly model: string;
  /** Absent where all runs have one and the same prompt. */
  readonly method: string | undefined;
}

/** Tells columns apart: by their index, or in early exports by what they are. */
export const columnKey = ({ promptIdx, model, prompt, promptId }: PromptfooResult): string =>
  promptIdx === undefined ? JSON.stringify([model, prompt, promptId]) : `column ${promptIdx}`;

const promptKey = ({ prompt, promptId }: PromptfooResult): string => JSON.stringify([prompt?.trim(), promptId]);

/** Prompt → name; where two prompts have one name, with the start of its id. */
export function namePrompts(runs: readonly PromptfooRun[]): (result: PromptfooResult) => string | undefined {
  const names = new Map<string, string>();
  const idsOf = new Map<string, Set<string>>();
  for (const result of runs.flatMap(({ results }) => results)) {
    const name = nameOfPrompt(result.prompt ?? result.promptId ?? '');
    names.set(promptKey(result), name);
    if (result.promptId !== undefined) idsOf.set(name, (idsOf.get(name) ?? new Set()).add(result.promptId));
  }
  if (new Set(names.values()).size <= 1 && [...idsOf.values()].every(ids => ids.size <= 1)) return () => undefined;
  return result => {
    const name = names.get(promptKey(result)) ?? '';
    const isShared = (idsOf.get(name)?.size ?? 0) > 1 && result.promptId !== undefined;
    return (isShared ? `${name} (${result.promptId?.slice(0, 8)})` : name) || undefined;
  };
}

/**
 * Names the columns of a run; where two have the same provider and prompt, they differ in settings that the results do not tell,
 * and are numbered.
 */
export function nameColumns(
  { results }: PromptfooRun,
  methodOf: (result: PromptfooResult) => string | undefined,
): ReadonlyMap<string, NamedColumn> {
  const firsts = new Map<string, PromptfooResult>();
  for (const result of results) if (!firsts.has(columnKey(result))) firsts.set(columnKey(result), result);
  const ordered = [...firsts].toSorted(([, a], [, b]) => (a.promptIdx ?? 0) - (b.promptIdx ?? 0));
  const times = new Map<string, number>();
  return new Map(
    ordered.map(([key, result]) => {
      const method = methodOf(result);
      const name = JSON.stringify([result.model, method]);
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      const model = time === 1 ? result.model : `${result.model} #${time}`;
      return [key, { key, promptIdx: result.promptIdx, model, method }];
    }),
  );
}

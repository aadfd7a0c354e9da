import { CarryoverError } from '../../core/errors.ts';
import { DOMAIN_KINDS, type DomainKind } from '../../core/item.ts';
import type { PromptSet } from '../../core/model-settings.ts';
import { quote } from '../../core/quote.ts';
import { ANSWERS_FILE, PROMPT_PARTS, renderPrompts } from './render-prompts.ts';

type PromptSets = Readonly<Record<DomainKind, PromptSet>>;

/** A folder of prompts: `chat/`, `math/` and `code/`, each with system.hbs, example.hbs, question.hbs and answers.json. */
export interface PromptFolder {
  /** As the user typed it; messages name it. */
  readonly path: string;
  /** Text of a file, such as `math/system.hbs`; undefined where there is none. */
  readonly read: (file: string) => Promise<string | undefined>;
}

const FILES = [...PROMPT_PARTS.map(part => `${part}.hbs` as const), ANSWERS_FILE] as const;
const ANSWERS_EXAMPLE = '{ "0": "no", "1": "yes" }';

function parseAnswers(text: string, where: string): readonly [string, string] {
  const hint = `Write ${ANSWERS_EXAMPLE}.`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CarryoverError('data-invalid', `${where}: is no valid JSON: ${quote(text.trim())}.`, hint, { cause });
  }
  const isObject = typeof value === 'object' && value !== null && Object.keys(value).sort().join() === '0,1';
  const [no, yes] = isObject ? ['0', '1'].map((key): unknown => Reflect.get(value as object, key)) : [];
  if (!Array.isArray(value) && typeof no === 'string' && typeof yes === 'string') return [no, yes];
  const found = `${where}: says ${quote(value)}; expected the words for label 0 and label 1, as ${ANSWERS_EXAMPLE}.`;
  throw new CarryoverError('data-invalid', found, hint);
}

/** Line ends are those of whoever edited the file, and the last one belongs to the file, not to the text. */
const textOf = (file: string): string =>
  file
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '');

/** The prompts of a domain; undefined where the folder has none of them. */
async function loadSet({ path, read }: PromptFolder, kind: DomainKind): Promise<PromptSet | undefined> {
  const texts = await Promise.all(FILES.map(file => read(`${kind}/${file}`)));
  if (texts.every(text => text === undefined)) return undefined;
  const [system, example, question, answers] = texts.map((text, at) => {
    if (text !== undefined) return textOf(text);
    const found = `${path}/${kind}/${FILES[at]}: is missing; expected ${FILES.join(', ')} in ${kind}/.`;
    throw new CarryoverError(
      'data-invalid',
      found,
      `Write it, or remove ${kind}/ to use the prompts that carryover comes with.`,
    );
  }) as [string, string, string, string];
  const set = { system, example, question, answers: parseAnswers(answers, `${path}/${kind}/${ANSWERS_FILE}`) };
  renderPrompts(set, file => `${path}/${kind}/${file}`);
  return set;
}

/**
 * Reads and checks the prompts of every domain: those of the suite's own folder, where it has them, else those that carryover
 * comes with. Of a domain all files are taken or none.
 * @throws CarryoverError `data-invalid` with file and line
 */
export async function loadPrompts(shipped: PromptFolder, own?: PromptFolder): Promise<PromptSets> {
  const mine = own && (await Promise.all(DOMAIN_KINDS.map(kind => loadSet(own, kind))));
  if (mine?.every(set => set === undefined)) {
    const found = `${own?.path}: holds no prompts; expected at least one of ${DOMAIN_KINDS.map(kind => `${kind}/`).join(', ')}.`;
    throw new CarryoverError('data-invalid', found, 'Correct the folder, or leave it out.');
  }
  const sets = await Promise.all(
    DOMAIN_KINDS.map(async (kind, at) => {
      const set = mine?.[at] ?? (await loadSet(shipped, kind));
      if (set === undefined) throw new Error(`${shipped.path}/${kind} is missing from this installation`);
      return [kind, set] as const;
    }),
  );
  return Object.fromEntries(sets) as PromptSets;
}

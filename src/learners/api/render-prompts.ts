import { CarryoverError } from '../../core/errors.ts';
import type { Item, ItemInput } from '../../core/item.ts';
import type { PromptSet } from '../../core/model-settings.ts';
import { quote } from '../../core/quote.ts';
import { checkAnswerWords } from './check-answer-words.ts';
import { type PromptTemplate, promptTemplate } from './prompt-template.ts';

/** Names of the templates of a domain, in the order in which a model gets to see them. */
export const PROMPT_PARTS = ['system', 'example', 'question'] as const;
type PromptPart = (typeof PROMPT_PARTS)[number];
export const ANSWERS_FILE = 'answers.json';
type PromptFile = `${PromptPart}.hbs` | typeof ANSWERS_FILE;

const TEXT = ['input'] as const;
const PAIR = ['prompt', 'first', 'second'] as const;
const ANSWERS = ['answers.0', 'answers.1'] as const;
const KNOWN: Readonly<Record<PromptPart, readonly string[]>> = {
  system: ANSWERS,
  example: [...TEXT, ...PAIR, 'answer', 'confidence'],
  question: [...TEXT, ...PAIR, ...ANSWERS],
};

/** The answer to an example, and how sure it is in percent where it is not certain. */
export interface StatedAnswer {
  readonly answer: string;
  readonly confidence?: number | undefined;
}

/** The prompts of a domain, ready to be filled; what items say comes out as it is. */
export interface RenderedPrompts {
  readonly system: string;
  /** @throws CarryoverError `data-invalid` where the template does not show an item of this form */
  example(item: Item, stated: StatedAnswer): string;
  /** @throws CarryoverError `data-invalid` where the template does not show an item of this form */
  question(item: Item): string;
}

const missingFrom = ({ shows }: PromptTemplate, names: readonly string[]): string[] =>
  names.filter(name => !shows.has(name)).map(name => `{{${name.replace(/\.(\d)$/, '.[$1]')}}}`);

function requireShown(where: string, missing: readonly string[], why: string): void {
  if (missing.length === 0) return;
  const found = `${where}: does not show ${missing.join(' and ')}, ${why}.`;
  throw new CarryoverError('data-invalid', found, 'Put it where the model is to read it.');
}

const formOf = (input: ItemInput): readonly string[] => (typeof input === 'string' ? TEXT : PAIR);
const valuesOf = (input: ItemInput): Readonly<Record<string, string>> =>
  typeof input === 'string' ? { input } : { prompt: input.prompt, first: input.first, second: input.second };

/** Refuses templates that could not put any question: better than a model that guesses at what it was not shown. */
function checkTemplates(
  { system, example, question }: Readonly<Record<PromptPart, PromptTemplate>>,
  whereOf: WhereOf,
): void {
  const unseen = ANSWERS.filter(name => !system.shows.has(name) && !question.shows.has(name));
  requireShown(
    whereOf('question.hbs'),
    missingFrom(question, unseen),
    'and neither does the system prompt: no model knows how to answer',
  );
  requireShown(whereOf('example.hbs'), missingFrom(example, ['answer']), 'without which it is no example');
  for (const [part, template] of [
    ['example', example],
    ['question', question],
  ] as const) {
    if (missingFrom(template, TEXT).length === 0 || missingFrom(template, PAIR).length === 0) continue;
    requireShown(whereOf(`${part}.hbs`), ['{{input}}'], 'nor prompt, first and second: there is nothing to judge');
  }
}

type WhereOf = (file: PromptFile) => string;

/**
 * Reads the prompts of a domain.
 * @param whereOf name of a template for messages, such as its file
 * @throws CarryoverError `data-invalid` for templates that are none, that do not show what they have to, and for answers that
 * cannot be told apart
 */
export function renderPrompts(prompts: PromptSet, whereOf: WhereOf): RenderedPrompts {
  const { answers } = prompts;
  checkAnswerWords(answers, whereOf(ANSWERS_FILE));
  const read = (part: PromptPart): PromptTemplate =>
    promptTemplate(prompts[part], { where: whereOf(`${part}.hbs`), knows: KNOWN[part] });
  const templates = { system: read('system'), example: read('example'), question: read('question') };
  checkTemplates(templates, whereOf);
  const show = (part: PromptPart, { id, input }: Item, more: Parameters<PromptTemplate['fill']>[0]): string => {
    const why = `and item ${quote(id)} is a ${typeof input === 'string' ? 'text' : 'pair'}`;
    requireShown(whereOf(`${part}.hbs`), missingFrom(templates[part], formOf(input)), why);
    return templates[part].fill({ ...valuesOf(input), ...more });
  };
  return {
    system: templates.system.fill({ answers }),
    example: (item, { answer, confidence }) =>
      show('example', item, { answer, confidence: confidence === undefined ? undefined : String(confidence) }),
    question: item => show('question', item, { answers }),
  };
}

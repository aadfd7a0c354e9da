import type { ChatChoices } from './chat-choices.ts';
import {
  ADVERBS,
  APPROXIMATIONS,
  CLOSINGS,
  FIRST_CONNECTORS,
  INTROS,
  NEXT_CONNECTORS,
  NUMBERS,
  OCCASIONS,
  QUESTIONS,
  SUBSTANCE_AMOUNTS,
  TOOL_ADJECTIVES,
  WISHES,
} from './chat-phrases.ts';
import type { ChatStep, ChatTask } from './chat-tasks.ts';

/** A step as it is worded: what is done, how it is joined on, and the words between. */
export interface WordedStep extends ChatStep {
  readonly connector: string;
  readonly adverb: string;
  /** What stands between manner and what: an adjective, or a number and how exact it is; `a little` replaces `some`. */
  readonly filling: string;
}

/** An answer in its parts, so that one of them can be made wrong. */
export interface ChatAnswer {
  readonly intro: readonly [before: string, after: string];
  readonly thing: string;
  readonly steps: readonly WordedStep[];
  readonly closing: string;
}

/** Choices that one wording of an answer uses up at most. */
export const CHOICES_PER_ANSWER = 14;

export const wordPrompt = ({ goal, thing }: ChatTask, choices: ChatChoices): string =>
  `${choices.pick(OCCASIONS)}${choices.pick(WISHES)}${choices.pick(QUESTIONS)} ${goal} my ${thing}?`;

function fill({ manner }: ChatStep, choices: ChatChoices): string {
  if (manner === 'a') return `a ${choices.pick(TOOL_ADJECTIVES)}`;
  if (manner === 'some') return `${choices.pick(SUBSTANCE_AMOUNTS)} `;
  return `${choices.pick(APPROXIMATIONS)}${choices.pick(NUMBERS)} `;
}

/** One connector for each step, no two the same. */
function pickConnectors(count: number, choices: ChatChoices): readonly string[] {
  const connectors = [choices.pick(FIRST_CONNECTORS)];
  while (connectors.length < count)
    connectors.push(choices.pick(NEXT_CONNECTORS.filter(it => !connectors.includes(it))));
  return connectors;
}

/** Words a right answer to the task. */
export function wordAnswer({ thing, steps }: ChatTask, choices: ChatChoices): ChatAnswer {
  const connectors = pickConnectors(steps.length, choices);
  return {
    intro: choices.pick(INTROS),
    thing,
    steps: steps.map((step, at) => ({
      ...step,
      connector: connectors[at] ?? '',
      adverb: choices.pick(ADVERBS),
      filling: fill(step, choices),
    })),
    closing: choices.pick(CLOSINGS),
  };
}

const PREPOSITION = { a: 'with', some: 'with', for: 'for', to: 'to' } as const;

const renderStep = ({ connector, adverb, act, part, manner, filling, what }: WordedStep): string =>
  `${connector} ${adverb}${act} the ${part} ${PREPOSITION[manner]} ${filling}${what}.`;

export function renderAnswer({ intro: [before, after], thing, steps, closing }: ChatAnswer): string {
  const joint = after.startsWith(',') ? '' : ' ';
  return `${before} ${thing}${joint}${after} ${steps.map(renderStep).join(' ')} ${closing}`;
}

import {
  ADVERBS,
  APPROXIMATIONS,
  CLOSINGS,
  FIRST_CONNECTORS,
  INTROS,
  NEXT_CONNECTORS,
  NUMBERS,
  RUDE_WORDS,
  SUBSTANCE_AMOUNTS,
  TOOL_ADJECTIVES,
} from './chat-phrases.ts';
import { CHAT_TASKS, type ChatStep, type ChatTask } from './chat-tasks.ts';

/** What can be wrong with an answer, as it shows to somebody who reads prompt and answer only. */
export type ChatFault =
  | 'unreadable-prompt'
  | 'rude'
  | 'repeated-word'
  | 'repeated-step'
  | 'incomplete'
  | 'unreadable'
  | 'wrong-object'
  | 'wrong-act'
  | 'wrong-part'
  | 'wrong-tool'
  | 'wrong-unit'
  | 'wrong-order';

interface ReadStep {
  readonly act: string;
  readonly part: string;
  readonly isMeasured: boolean;
  readonly what: string;
}

const TASK_OF = new Map(CHAT_TASKS.map(task => [`${task.goal} my ${task.thing}`, task]));

const oneOf = (words: readonly string[]): string => `(?:${[...new Set(words)].join('|')})`;
const TOOL = `with (?:a ${oneOf(TOOL_ADJECTIVES)}|${oneOf(SUBSTANCE_AMOUNTS)} )(?<tool>\\w+)`;
const MEASURE = `(?:for|to) ${oneOf(APPROXIMATIONS)}${oneOf(NUMBERS)} (?<unit>\\w+)`;
const WORK = `${oneOf(ADVERBS)}(?<act>\\w+) the (?<part>\\w+) (?:${MEASURE}|${TOOL})\\.`;
const FIRST_STEP = new RegExp(`^${oneOf(FIRST_CONNECTORS)} ${WORK}$`);
const NEXT_STEP = new RegExp(`^${oneOf(NEXT_CONNECTORS)} ${WORK}$`);
const INTRO = new RegExp(
  `^(?:${INTROS.map(([before, after]) => `${before} (\\w+)${after.startsWith(',') ? '' : ' '}${after.replaceAll('.', '\\.')}`).join('|')})$`,
);

function readTask(prompt: string): ChatTask | undefined {
  const [, asked = ''] = /(\w+ my \w+)\?$/.exec(prompt) ?? [];
  return TASK_OF.get(asked);
}

function readStep(sentence: string, at: number): ReadStep | undefined {
  const { act, part, unit, tool } = (at === 0 ? FIRST_STEP : NEXT_STEP).exec(sentence)?.groups ?? {};
  if (act === undefined || part === undefined) return undefined;
  return { act, part, isMeasured: unit !== undefined, what: unit ?? tool ?? '' };
}

const hasRepeatedWord = (words: readonly string[]): boolean =>
  words.some((word, at) => at > 0 && word === words[at - 1]);

/** What is wrong with a step that is to be the wanted one. */
function compareStep(step: ReadStep, wanted: ChatStep): ChatFault[] {
  const faults: ChatFault[] = [];
  if (step.act !== wanted.act) faults.push('wrong-act');
  if (step.part !== wanted.part) faults.push('wrong-part');
  if (step.what !== wanted.what) faults.push(step.isMeasured ? 'wrong-unit' : 'wrong-tool');
  return faults;
}

const isSameWork = (one: ReadStep | ChatStep, other: ReadStep | ChatStep): boolean =>
  one.act === other.act && one.part === other.part;

/** What is wrong with the steps, each held to the one that the task wants in its place. */
function findStepFaults(task: ChatTask, steps: readonly ReadStep[]): ChatFault[] {
  return steps.flatMap((step, at): ChatFault[] => {
    const wanted = task.steps[at];
    if (wanted === undefined) return ['unreadable'];
    if (steps.slice(0, at).some(told => isSameWork(told, step))) return ['repeated-step'];
    if (!isSameWork(step, wanted) && task.steps.some(other => isSameWork(step, other))) return ['wrong-order'];
    return compareStep(step, wanted);
  });
}

/** What is wrong with the answer as a text of five sentences: an intro, three steps and a closing. */
function findTextFaults(task: ChatTask, sentences: readonly string[]): ChatFault[] {
  const [intro = '', ...rest] = sentences;
  const things = INTRO.exec(intro)
    ?.slice(1)
    .filter(thing => thing !== undefined);
  const faults: ChatFault[] = [];
  if (things === undefined) faults.push('unreadable');
  else if (things[0] !== task.thing) faults.push('wrong-object');
  if (rest.length !== task.steps.length + 1 || !CLOSINGS.includes(rest.at(-1) ?? '')) faults.push('incomplete');
  const steps = rest.slice(0, task.steps.length).map(readStep);
  const readable = steps.filter(step => step !== undefined);
  if (readable.length < task.steps.length) faults.push('unreadable');
  else faults.push(...findStepFaults(task, readable));
  return faults;
}

/**
 * Reads a prompt and an answer as a careful reader who knows the trades would, from the texts alone: what was asked for,
 * whether the answer is about it, whether every act, part, tool and unit is the task's and in its place, whether it is
 * civil, whole and in words that make a sentence.
 * @returns every fault found; empty for a good answer
 */
export function checkChat(prompt: string, answer: string): readonly ChatFault[] {
  const task = readTask(prompt);
  if (task === undefined) return ['unreadable-prompt'];
  const words = answer.toLowerCase().match(/\w+/g) ?? [];
  const faults = new Set<ChatFault>();
  if (words.some(word => RUDE_WORDS.has(word))) faults.add('rude');
  if (hasRepeatedWord(words)) faults.add('repeated-word');
  for (const fault of findTextFaults(task, answer.split(/(?<=[.!?]) /))) faults.add(fault);
  return [...faults];
}

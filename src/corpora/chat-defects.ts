import { type ChatAnswer, renderAnswer, type WordedStep } from './chat-answer.ts';
import type { ChatChoices } from './chat-choices.ts';
import { INSULTS, RUDE_CLOSINGS, WRONG_UNITS } from './chat-phrases.ts';
import { CHAT_TASKS, type ChatStep, type ChatTask, isAlike } from './chat-tasks.ts';

interface Source {
  readonly task: ChatTask;
  readonly answer: ChatAnswer;
  readonly choices: ChatChoices;
}

/** What an answer becomes by the defect, as text. */
type Spoil = (source: Source) => string;

const isTooled = (step: ChatStep | undefined): boolean => step?.manner === 'a' || step?.manner === 'some';
const isMeasured = (step: ChatStep): boolean => !isTooled(step);

const placesOf = (steps: readonly ChatStep[], fits: (step: ChatStep) => boolean): number[] =>
  steps.flatMap((step, at) => (fits(step) ? [at] : []));

const withStep = (answer: ChatAnswer, at: number, change: (step: WordedStep) => Partial<WordedStep>): ChatAnswer => ({
  ...answer,
  steps: answer.steps.map((step, place) => (place === at ? { ...step, ...change(step) } : step)),
});

/** Steps of other trades, so that what is taken from them is out of place for sure. */
const FOREIGN_STEPS: ReadonlyMap<string, readonly ChatStep[]> = new Map(
  CHAT_TASKS.map(({ field }) => [field, CHAT_TASKS.filter(task => task.field !== field).flatMap(({ steps }) => steps)]),
);

const PARTS_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  CHAT_TASKS.map(({ field }) => [
    field,
    new Set(CHAT_TASKS.filter(task => task.field === field).flatMap(({ steps }) => steps.map(({ part }) => part))),
  ]),
);

/** The first fitting step of another trade, from a place drawn at random on. */
function findForeign({ task, choices }: Source, fits: (step: ChatStep) => boolean): ChatStep | undefined {
  const steps = FOREIGN_STEPS.get(task.field) ?? [];
  const start = choices.below(steps.length);
  for (let at = start; at < start + steps.length; at++) {
    const step = steps[at % steps.length];
    if (step !== undefined && fits(step)) return step;
  }
  return undefined;
}

const spoilAct: Spoil = source => {
  const at = source.choices.below(source.answer.steps.length);
  const right = source.task.steps[at];
  const known = source.task.steps.map(({ act }) => act);
  const foreign = findForeign(
    source,
    step => isTooled(step) === isTooled(right) && !known.some(act => isAlike(act, step.act)),
  );
  return renderAnswer(withStep(source.answer, at, step => ({ act: foreign?.act ?? step.act })));
};

const spoilPart: Spoil = source => {
  const at = source.choices.below(source.answer.steps.length);
  const known = PARTS_OF.get(source.task.field);
  const foreign = findForeign(source, ({ part }) => known?.has(part) === false);
  return renderAnswer(withStep(source.answer, at, step => ({ part: foreign?.part ?? step.part })));
};

const spoilTool: Spoil = source => {
  const at = source.choices.pick(placesOf(source.answer.steps, isTooled));
  const right = source.answer.steps[at];
  const known = source.task.steps.map(({ what }) => what);
  const foreign = findForeign(
    source,
    step => step.manner === right?.manner && !known.some(what => isAlike(what, step.what)),
  );
  return renderAnswer(withStep(source.answer, at, step => ({ what: foreign?.what ?? step.what })));
};

const spoilUnit: Spoil = ({ answer, choices }) => {
  const at = choices.pick(placesOf(answer.steps, isMeasured));
  const wrong = choices.pick(WRONG_UNITS[answer.steps[at]?.what ?? ''] ?? []);
  return renderAnswer(withStep(answer, at, () => ({ what: wrong })));
};

/** The last two steps change places; connectors stay where they are. */
const spoilOrder: Spoil = ({ answer }) => {
  const [first, second, third] = answer.steps;
  if (first === undefined || second === undefined || third === undefined) return renderAnswer(answer);
  const swapped = [
    { ...third, connector: second.connector },
    { ...second, connector: third.connector },
  ];
  return renderAnswer({ ...answer, steps: [first, ...swapped] });
};

/** A step is told twice, in place of the one that should follow. */
const spoilRepeatedStep: Spoil = ({ answer, choices }) => {
  const at = choices.below(answer.steps.length - 1);
  const told = answer.steps[at];
  return renderAnswer(withStep(answer, at + 1, ({ connector }) => ({ ...told, connector })));
};

const spoilObject: Spoil = ({ task, answer, choices }) => {
  const others = CHAT_TASKS.filter(({ field }) => field !== task.field);
  return renderAnswer({ ...answer, thing: choices.pick(others).thing });
};

const spoilManners: Spoil = ({ answer, choices }) => {
  if (choices.below(2) === 0) return renderAnswer({ ...answer, closing: choices.pick(RUDE_CLOSINGS) });
  const at = choices.below(answer.steps.length);
  const insult = choices.pick(INSULTS);
  const close = (connector: string) => (/[,:]$/.test(connector) ? connector : `${connector},`);
  return renderAnswer(withStep(answer, at, ({ connector }) => ({ connector: `${close(connector)} ${insult}` })));
};

/** Changes the words of the answer, blanks between them. */
const editWords = (answer: ChatAnswer, edit: (words: string[]) => readonly string[]): string =>
  edit(renderAnswer(answer).split(' ')).join(' ');

const spoilByRepeating: Spoil = ({ answer, choices }) =>
  editWords(answer, words => {
    const plain = words.flatMap((word, at) => (/^\w+$/.test(word) ? [at] : []));
    const at = choices.pick(plain);
    return [...words.slice(0, at + 1), ...words.slice(at)];
  });

/** Two neighbours of a step change places. */
const spoilByGarbling: Spoil = ({ answer, choices }) =>
  editWords(answer, words => {
    const plain = (word: string | undefined) => word !== undefined && /^[a-z]+$/.test(word);
    const at = choices.pick(words.flatMap((word, place) => (plain(word) && plain(words[place + 1]) ? [place] : [])));
    return [...words.slice(0, at), ...words.slice(at, at + 2).reverse(), ...words.slice(at + 2)];
  });

/** The answer stops in the middle of a sentence, in its second half. */
const spoilByCutting: Spoil = ({ answer, choices }) =>
  editWords(answer, words => {
    const half = Math.floor(words.length / 2);
    const places = words.flatMap((word, at) => (at >= half && /^[a-z]+$/.test(word) ? [at] : []));
    return words.slice(0, choices.pick(places) + 1);
  });

/**
 * Kinds of defect with how often each is used, in parts of their sum. They are graded by the distance in words between the
 * slip and what gives it away: one for the first four, two for act and part, two to four for tool and unit, three to six for
 * the rest, so that kinds come into sight one after another as a model's reach grows.
 */
export const CHAT_DEFECTS = {
  rude: { share: 8, spoil: spoilManners },
  'repeated-word': { share: 8, spoil: spoilByRepeating },
  garbled: { share: 8, spoil: spoilByGarbling },
  'cut-off': { share: 7, spoil: spoilByCutting },
  'wrong-act': { share: 10, spoil: spoilAct },
  'wrong-part': { share: 8, spoil: spoilPart },
  'wrong-tool': { share: 13, spoil: spoilTool },
  'wrong-unit': { share: 12, spoil: spoilUnit },
  'repeated-step': { share: 5, spoil: spoilRepeatedStep },
  'wrong-order': { share: 8, spoil: spoilOrder },
  'wrong-object': { share: 13, spoil: spoilObject },
} as const satisfies Readonly<Record<string, { readonly share: number; readonly spoil: Spoil }>>;

export type ChatDefect = keyof typeof CHAT_DEFECTS;

/** Choices that one defect uses up at most. */
export const CHOICES_PER_DEFECT = 3;

export const spoilAnswer = (defect: ChatDefect, source: Source): string => CHAT_DEFECTS[defect].spoil(source);

import type { Label } from '../core/item.ts';
import type { Rng } from '../core/random.ts';
import type { DraftItem, Problem, TextDomain } from '../core/text-domain.ts';
import { CHOICES_PER_ANSWER, type ChatAnswer, renderAnswer, wordAnswer, wordPrompt } from './chat-answer.ts';
import { checkChat } from './chat-check.ts';
import { ChatChoices } from './chat-choices.ts';
import { CHAT_DEFECTS, CHOICES_PER_DEFECT, type ChatDefect, spoilAnswer } from './chat-defects.ts';
import { CHAT_TASKS, type ChatTask } from './chat-tasks.ts';

/** The prompt takes four: task, occasion, wish and question. */
const CHOICES_PER_TEXT = 4 + CHOICES_PER_ANSWER;

/** A pair takes three more: its defect, whether it is worded anew, which side is better; and its right answer, if it is second. */
const CHOICES_PER_PAIR = 3 + 2 * CHOICES_PER_ANSWER + CHOICES_PER_DEFECT;

const DEFECTS = Object.keys(CHAT_DEFECTS) as readonly ChatDefect[];

interface Drawn {
  readonly task: ChatTask;
  readonly prompt: string;
  readonly answer: ChatAnswer;
  readonly choices: ChatChoices;
}

function pickDefect(choices: ChatChoices, but: readonly ChatDefect[]): ChatDefect {
  const open = DEFECTS.filter(defect => !but.includes(defect));
  return choices.pick(open.flatMap(defect => Array.from({ length: CHAT_DEFECTS[defect].share }, () => defect)));
}

/** One pair: the right answer, and one with the defect; in one pair of four the latter is a right answer in other words. */
function makePair({ task, prompt, answer, choices }: Drawn, defect: ChatDefect): readonly DraftItem[] {
  const base = choices.below(4) === 0 ? wordAnswer(task, choices) : answer;
  const better = renderAnswer(answer);
  const worse = spoilAnswer(defect, { task, answer: base, choices });
  if (checkChat(prompt, better).length > 0 || checkChat(prompt, worse).length === 0) return [];
  const label: Label = choices.below(2) === 0 ? 0 : 1;
  const [first, second] = label === 1 ? [better, worse] : [worse, better];
  return [{ input: { prompt, first, second }, label, subset: defect }];
}

/** One pair, or two; the second has a right answer of its own, or the text that both show would be known to be right. */
function makeItems(drawn: Drawn): readonly DraftItem[] {
  const { task, choices } = drawn;
  const isDouble = choices.below(3) === 0;
  const defect = pickDefect(choices, []);
  const items = makePair(drawn, defect);
  if (!isDouble) return items;
  const another = { ...drawn, answer: wordAnswer(task, choices) };
  return [...items, ...makePair(another, pickDefect(choices, [defect]))];
}

/**
 * Which of two answers to an everyday question is better? One does what was asked in three steps; the other has one
 * defect, of a kind that its subset names. Both were read by `checkChat`, from the texts alone.
 */
export const chatDomain: TextDomain = {
  kind: 'chat',
  version: 2,
  identify: input => (typeof input === 'string' ? input.slice(0, input.indexOf('\n')) : input.prompt),
  draw(rng: Rng): Problem {
    const choices = new ChatChoices(rng, CHOICES_PER_TEXT + 1 + 2 * CHOICES_PER_PAIR);
    const task = choices.pick(CHAT_TASKS);
    const prompt = wordPrompt(task, choices);
    const answer = wordAnswer(task, choices);
    let items: readonly DraftItem[] | undefined;
    return {
      text: `${prompt}\n${renderAnswer(answer)}`,
      items() {
        items ??= makeItems({ task, prompt, answer, choices });
        return items;
      },
    };
  },
};

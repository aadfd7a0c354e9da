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

/** The pair takes three more: its defect, whether it is worded anew, which side is better. */
const CHOICES_PER_PAIR = 3 + CHOICES_PER_ANSWER + CHOICES_PER_DEFECT;

const DEFECTS = Object.keys(CHAT_DEFECTS) as readonly ChatDefect[];

interface Drawn {
  readonly task: ChatTask;
  readonly prompt: string;
  readonly answer: ChatAnswer;
  readonly choices: ChatChoices;
}

function pickDefect(choices: ChatChoices): ChatDefect {
  return choices.pick(DEFECTS.flatMap(defect => Array.from({ length: CHAT_DEFECTS[defect].share }, () => defect)));
}

/**
 * The right answer beside one with a defect; in one pair of four the latter is a right answer in other words, spoilt. One pair to a
 * prompt: of two, what most of the four answers say would be right.
 */
function makePair({ task, prompt, answer, choices }: Drawn): readonly DraftItem[] {
  const defect = pickDefect(choices);
  const base = choices.below(4) === 0 ? wordAnswer(task, choices) : answer;
  const better = renderAnswer(answer);
  const worse = spoilAnswer(defect, { task, answer: base, choices });
  if (checkChat(prompt, better).length > 0 || checkChat(prompt, worse).length === 0) return [];
  const label: Label = choices.below(2) === 0 ? 0 : 1;
  const [first, second] = label === 1 ? [better, worse] : [worse, better];
  return [{ input: { prompt, first, second }, label, subset: defect }];
}

/**
 * Which of two answers to an everyday question is better? One does what was asked in three steps; the other has one
 * defect, of a kind that its subset names. Both were read by `checkChat`, from the texts alone.
 */
export const chatDomain: TextDomain = {
  kind: 'chat',
  version: 3,
  identify: input => (typeof input === 'string' ? input.slice(0, input.indexOf('\n')) : input.prompt),
  draw(rng: Rng): Problem {
    const choices = new ChatChoices(rng, CHOICES_PER_TEXT + CHOICES_PER_PAIR);
    const task = choices.pick(CHAT_TASKS);
    const prompt = wordPrompt(task, choices);
    const answer = wordAnswer(task, choices);
    let items: readonly DraftItem[] | undefined;
    return {
      text: `${prompt}\n${renderAnswer(answer)}`,
      items() {
        items ??= makePair({ task, prompt, answer, choices });
        return items;
      },
    };
  },
};

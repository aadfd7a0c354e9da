import type { Item } from '../../core/item.ts';
import type { OrderBias } from '../../core/observations.ts';
import type { Opinion } from './ask-questions.ts';

/** An item and the questions that it takes: a pair is asked about in both orders. */
export interface AskedItem {
  readonly item: Item;
  readonly text: string;
  /** Of a pair, the same with its answers in the other order. */
  readonly swapped?: string | undefined;
}

/** What is known of an item; `follows` is the place that a pair's answer went by in both orders. */
export type Judgement = Opinion & { readonly follows?: keyof Omit<OrderBias, 'pairs'> | undefined };

const swap = (item: Item): Item | undefined => {
  if (typeof item.input === 'string') return undefined;
  const { prompt, first, second } = item.input;
  return { ...item, input: { prompt, first: second, second: first } };
};

/** The questions of an item. */
export function askAbout(item: Item, question: (item: Item) => string): AskedItem {
  const other = swap(item);
  return { item, text: question(item), swapped: other && question(other) };
}

/** Which answer is better can depend on nothing but the answers: what the place adds is the same in both orders, and cancels. */
function judgePair(given: Opinion, swapped: Opinion): Judgement {
  if (given.state !== 'known' || swapped.state !== 'known') {
    const states = [given.state, swapped.state];
    const why = (['refused', 'unreadable', 'failed'] as const).find(state => states.includes(state));
    return { state: why ?? 'failed' };
  }
  const [x, y] = [given.belief, swapped.belief];
  const follows = x > 0.5 && y > 0.5 ? 'first' : x < 0.5 && y < 0.5 ? 'second' : undefined;
  return { state: 'known', belief: 0.5 + (x - y) / 2, follows };
}

/** What is known of an item by the answers to its questions. */
export function judgeItem({ text, swapped }: AskedItem, opinions: ReadonlyMap<string, Opinion>): Judgement {
  const [given, other] = [text, swapped ?? text].map((asked): Opinion => opinions.get(asked) ?? { state: 'failed' });
  if (given === undefined || other === undefined || swapped === undefined) return given ?? { state: 'failed' };
  return judgePair(given, other);
}

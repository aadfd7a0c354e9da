import type { Item } from '../../core/item.ts';
import type { Withheld } from '../../core/learner.ts';
import type { ModelObservations } from '../../core/observations.ts';
import type { Judgement } from './judge-items.ts';

/** Remembers what a model did not answer, and how often answers went by the order of a pair. */
export class Observer {
  readonly #learner: string;
  readonly #withheld = new Map<string, Withheld>();
  readonly #counts = { asked: 0, refused: 0, unreadable: 0, failed: 0 };
  readonly #order = { pairs: 0, first: 0, second: 0 };

  constructor(learner: string) {
    this.#learner = learner;
  }

  note({ id, input }: Item, judgement: Judgement): void {
    const { state, follows } = judgement;
    this.#counts.asked++;
    if (state === 'known') this.#withheld.delete(id);
    else {
      this.#counts[state]++;
      this.#withheld.set(id, state === 'refused' ? 'refused' : 'errored');
    }
    if (state !== 'known' || typeof input === 'string') return;
    this.#order.pairs++;
    if (follows !== undefined) this.#order[follows]++;
  }

  withheld(): ReadonlyMap<string, Withheld> {
    return new Map(this.#withheld);
  }

  observations(): ModelObservations {
    const order = this.#order.pairs === 0 ? {} : { order: { ...this.#order } };
    return { learner: this.#learner, ...this.#counts, ...order };
  }
}

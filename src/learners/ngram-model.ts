import { NgramTrie } from './ngram-trie.ts';
import { splitUnits, type Unit } from './split-units.ts';

/** Stands at both ends of every text. */
const BOUNDARY = 0;
/** Every unit that training never saw. */
const UNKNOWN = 1;

export interface NgramShape {
  readonly unit: Unit;
  /** Longest n-gram, ≥ 1: a unit is predicted from the `order − 1` before it. */
  readonly order: number;
}

/**
 * An interpolated n-gram language model with Witten–Bell smoothing (Witten and Bell 1991, method C; interpolated form as in
 * Chen and Goodman 1999, section 2.6): from the empty context up,
 * p(u | h) = (c(h u) + T(h) · p(u | h′)) / (c(h) + T(h)), with c the counts of training, T(h) the number of different units
 * seen after h, h′ the context without its first unit, and 1/V below the empty context.
 */
export class NgramModel {
  readonly shape: NgramShape;
  readonly #trie = new NgramTrie();
  readonly #symbols = new Map<string, number>();
  /** Node of each suffix of what was read, the shortest first; −1 and whatever follows: never seen. */
  readonly #state: Int32Array;
  #depth = 0;
  readonly #start: number;

  constructor(shape: NgramShape) {
    this.shape = shape;
    this.#state = new Int32Array(shape.order + 1);
    this.#start = this.#trie.count(0, BOUNDARY, false);
  }

  /** Parameters: n-grams of every length that were counted. */
  get size(): number {
    return this.#trie.size;
  }

  #open(): void {
    this.#state[0] = 0;
    this.#state[1] = this.#start;
    this.#depth = Math.min(1, this.shape.order - 1);
  }

  /** Reads a correct text. */
  train(text: string): void {
    this.#open();
    for (const unit of splitUnits(text, this.shape.unit)) {
      let symbol = this.#symbols.get(unit);
      if (symbol === undefined) {
        symbol = this.#symbols.size + 2;
        this.#symbols.set(unit, symbol);
      }
      this.#learn(symbol);
    }
    this.#learn(BOUNDARY);
  }

  #learn(symbol: number): void {
    for (let length = this.#depth; length >= 0; length--) {
      this.#state[length + 1] = this.#trie.count(
        this.#state[length] as number,
        symbol,
        length + 1 === this.shape.order,
      );
    }
    this.#depth = Math.min(this.#depth + 1, this.shape.order - 1);
  }

  /** Bits of surprise at every unit of a text and at its end: −log₂ p(unit | the units before it). */
  surprisals(text: string): Float64Array {
    this.#open();
    const units = splitUnits(text, this.shape.unit);
    const bits = new Float64Array(units.length + 1);
    for (const [at, unit] of units.entries()) bits[at] = this.#read(this.#symbols.get(unit) ?? UNKNOWN);
    bits[units.length] = this.#read(BOUNDARY);
    return bits;
  }

  #read(symbol: number): number {
    const trie = this.#trie;
    let p = 1 / (this.#symbols.size + 2);
    let known = -1;
    let parent = 0;
    for (let length = 0; length <= this.#depth; length++) {
      const context = this.#state[length] as number;
      const position = length === known + 1 ? trie.lookUp(context, symbol) : -1;
      const seen = trie.total(context);
      const distinct = trie.distinct(context);
      if (seen > 0) p = ((position === -1 ? 0 : trie.times(position)) + distinct * p) / (seen + distinct);
      // The state is overwritten one step behind: `length + 1` is still to be read.
      this.#state[length] = parent;
      if (position === -1) continue;
      known = length;
      parent = trie.node(position);
    }
    this.#advance(known, parent);
    return -Math.log2(p);
  }

  /** The state held `parent` one place late; the longest suffix that is known comes last. */
  #advance(known: number, longest: number): void {
    this.#state[0] = 0;
    if (known >= 0) this.#state[known + 1] = longest;
    this.#depth = Math.min(known + 1, this.shape.order - 1);
  }
}

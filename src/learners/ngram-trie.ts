/** Fields of a slot of the hash table; a slot with count 0 is free. */
const SLOT = 4;
const PARENT = 0;
const SYMBOL = 1;
const NODE = 2;
const COUNT = 3;
/** The table grows when more of its slots than this are taken. */
const FULLEST = 0.75;

/**
 * Counts of n-grams as a trie in typed arrays: a node is a context, and a hash table with open addressing finds the child of
 * (parent, symbol). Nodes are numbered as they come; 0 is the empty context.
 */
export class NgramTrie {
  #slots = new Int32Array(SLOT << 16);
  #mask = (1 << 16) - 1;
  #taken = 0;
  #nodes = 1;
  /** Per node: how often something followed it, and how many different symbols did. */
  #total = new Int32Array(1 << 16);
  #distinct = new Int32Array(1 << 16);

  /** Contexts and n-grams that were counted. */
  get size(): number {
    return this.#taken;
  }

  total(node: number): number {
    return this.#total[node] as number;
  }

  distinct(node: number): number {
    return this.#distinct[node] as number;
  }

  /** Offset of the slot that holds (parent, symbol), or of the free one where it would go. */
  #find(parent: number, symbol: number): number {
    let hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(symbol + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
      const slot = at * SLOT;
      if (this.#slots[slot + COUNT] === 0) return slot;
      if (this.#slots[slot + PARENT] === parent && this.#slots[slot + SYMBOL] === symbol) return slot;
    }
  }

  /**
   * Counts that `symbol` followed `parent` and returns the node of the two together; a leaf is no context of anything and
   * gets no node of its own.
   */
  count(parent: number, symbol: number, isLeaf: boolean): number {
    let slot = this.#find(parent, symbol);
    if (this.#slots[slot + COUNT] === 0) {
      slot = this.#add(slot, parent, symbol);
      if (!isLeaf) this.#slots[slot + NODE] = this.#addNode();
    }
    this.#slots[slot + COUNT] = (this.#slots[slot + COUNT] as number) + 1;
    this.#total[parent] = (this.#total[parent] as number) + 1;
    return this.#slots[slot + NODE] as number;
  }

  /** Position of (parent, symbol) for `node` and `times`, or −1 where the two were never seen together. */
  lookUp(parent: number, symbol: number): number {
    const slot = this.#find(parent, symbol);
    return this.#slots[slot + COUNT] === 0 ? -1 : slot;
  }

  /** The node at a position that `lookUp` found. */
  node(position: number): number {
    return this.#slots[position + NODE] as number;
  }

  /** How often the n-gram at a position that `lookUp` found was seen. */
  times(position: number): number {
    return this.#slots[position + COUNT] as number;
  }

  #add(free: number, parent: number, symbol: number): number {
    let slot = free;
    if (this.#taken + 1 > FULLEST * (this.#mask + 1)) {
      this.#growTable();
      slot = this.#find(parent, symbol);
    }
    this.#slots[slot + PARENT] = parent;
    this.#slots[slot + SYMBOL] = symbol;
    this.#distinct[parent] = (this.#distinct[parent] as number) + 1;
    this.#taken++;
    return slot;
  }

  #growTable(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    this.#mask = 2 * this.#mask + 1;
    for (let slot = 0; slot < old.length; slot += SLOT) {
      if (old[slot + COUNT] === 0) continue;
      const to = this.#find(old[slot + PARENT] as number, old[slot + SYMBOL] as number);
      for (let field = 0; field < SLOT; field++) this.#slots[to + field] = old[slot + field] as number;
    }
  }

  #addNode(): number {
    if (this.#nodes === this.#total.length) {
      this.#total = new Int32Array(this.#total.buffer.transfer(8 * this.#total.length));
      this.#distinct = new Int32Array(this.#distinct.buffer.transfer(8 * this.#distinct.length));
    }
    return this.#nodes++;
  }
}

/** Bytes of some texts, each under a code; found by their bytes, so that a text seen before needs no string. */
export class ByteDictionary {
  #arena = new Uint8Array(1024);
  #used = 0;
  /** Where the bytes of a code start, and their number; length −1 where the code has none. */
  #offsets = new Uint32Array(64);
  #lengths = new Int32Array(64).fill(-1);
  /** Code + 1; 0 is a free slot. At most half are taken. */
  #slots = new Int32Array(128);
  #size = 0;

  /** The code of a text; −1 where it has none. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const code = (this.#slots[slot] as number) - 1;
      if (code === -1 || this.says(code, bytes, start, end)) return code;
    }
  }

  /** Whether a code says these bytes; false for a code without any. */
  says(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#lengths[code] !== end - start) return false;
    const offset = this.#offsets[code] as number;
    // From the end: names that are alike mostly differ in a number behind them.
    for (let at = end - start - 1; at >= 0; at--) if (this.#arena[offset + at] !== bytes[start + at]) return false;
    return true;
  }

  /** Puts a text that has no code yet under one that has no text yet. */
  add(code: number, bytes: Uint8Array, start: number, end: number): void {
    this.#makeRoom(code, end - start);
    this.#arena.set(bytes.subarray(start, end), this.#used);
    this.#offsets[code] = this.#used;
    this.#lengths[code] = end - start;
    this.#used += end - start;
    this.#size++;
    this.#place(code);
  }

  #place(code: number): void {
    const mask = this.#slots.length - 1;
    const offset = this.#offsets[code] as number;
    let slot = hash(this.#arena, offset, offset + (this.#lengths[code] as number)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = code + 1;
  }

  #makeRoom(code: number, bytes: number): void {
    let arena = this.#arena.length;
    while (arena < this.#used + bytes) arena *= 2;
    if (arena > this.#arena.length) this.#arena = new Uint8Array(this.#arena.buffer.transfer(arena));
    const codes = this.#lengths.length;
    if (code >= codes) {
      const more = 2 * Math.max(codes, code);
      this.#offsets = new Uint32Array(this.#offsets.buffer.transfer(4 * more));
      this.#lengths = new Int32Array(this.#lengths.buffer.transfer(4 * more)).fill(-1, codes);
    }
    if (2 * (this.#size + 1) <= this.#slots.length) return;
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let known = 0; known < this.#lengths.length; known++) if (this.#lengths[known] !== -1) this.#place(known);
  }
}

/** FNV-1a over the bytes, finished as MurmurHash3 does, so that every bit reaches those that pick the slot. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let mixed = 0x811c9dc5;
  for (let at = start; at < end; at++) mixed = Math.imul(mixed ^ (bytes[at] as number), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

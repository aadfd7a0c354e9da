import { quote } from '../core/quote.ts';

export interface JsonFault {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters as editors count them (UTF-16 units). */
  readonly column: number;
  readonly found: string;
  readonly hint: string;
}

type Expected = 'a value' | 'a value or ]' | 'a key' | 'a key or }' | ':' | ', or ]' | ', or }' | 'the end';

/** What is expected → signs that may stand there instead of a value or a key → what is expected behind them. */
const NEXT: Readonly<Record<Expected, Readonly<Record<string, Expected | 'close'>>>> = {
  'a value': {},
  'a value or ]': { ']': 'close' },
  'a key': {},
  'a key or }': { '}': 'close' },
  ':': { ':': 'a value' },
  ', or ]': { ']': 'close', ',': 'a value' },
  ', or }': { '}': 'close', ',': 'a key' },
  'the end': {},
};

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null|NaN|-?Infinity)(?!\w)/y;
const SHOWN = /[\w.+-]+|[\s\S]/uy;
const CUT_OFF = 'Check that whatever wrote the file came to its end.';
const REPAIR = 'Correct the file there, or write it again with a JSON library.';

class FaultFinder {
  readonly #text: string;
  #at = 0;
  /** Keys of the objects around, innermost last; undefined for an array. */
  readonly #open: (Set<string> | undefined)[] = [];
  #expected: Expected = 'a value';

  constructor(text: string) {
    this.#text = text;
  }

  find(): JsonFault {
    for (;;) {
      this.#skip(BLANKS);
      const fault = this.#at >= this.#text.length ? this.#atEnd() : this.#step();
      if (fault !== undefined) return fault;
    }
  }

  #skip(form: RegExp): string {
    form.lastIndex = this.#at;
    const text = form.exec(this.#text)?.[0] ?? '';
    this.#at += text.length;
    return text;
  }

  #atEnd(): JsonFault {
    if (this.#expected === 'the end') return this.#fault(this.#at, 'is no valid JSON', REPAIR);
    const found = this.#text.trim() === '' ? 'is empty; expected JSON' : `ends here; expected ${this.#expected}`;
    return this.#fault(this.#at, found, CUT_OFF);
  }

  #step(): JsonFault | undefined {
    const sign = this.#text[this.#at] as string;
    const next = NEXT[this.#expected][sign];
    if (next === 'close') return this.#close();
    if (next !== undefined) return this.#move(next);
    if (this.#expected.startsWith('a value')) return this.#value(sign);
    return sign === '"' && this.#expected.startsWith('a key') ? this.#key() : this.#unexpected();
  }

  #move(next: Expected): undefined {
    this.#at++;
    this.#expected = next;
  }

  #close(): undefined {
    this.#open.pop();
    this.#at++;
    this.#afterValue();
  }

  #afterValue(): void {
    this.#expected = this.#open.length === 0 ? 'the end' : this.#open.at(-1) === undefined ? ', or ]' : ', or }';
  }

  #value(sign: string): JsonFault | undefined {
    if (sign === '{' || sign === '[') {
      this.#open.push(sign === '{' ? new Set() : undefined);
      return this.#move(sign === '{' ? 'a key or }' : 'a value or ]');
    }
    if (sign === '"') {
      const read = this.#string();
      if (typeof read !== 'string') return read;
    } else if (this.#skip(SCALAR) === '') return this.#unexpected();
    this.#afterValue();
    return undefined;
  }

  #key(): JsonFault | undefined {
    const start = this.#at;
    const key = this.#string();
    if (typeof key !== 'string') return key;
    const keys = this.#open.at(-1) as Set<string>;
    if (keys.has(key)) {
      const hint = 'Keep one value per key: a JSON reader would take the last one in silence.';
      return this.#fault(start, `names the key ${quote(key)} twice in one object`, hint);
    }
    keys.add(key);
    this.#expected = ':';
    return undefined;
  }

  /** The string that starts here; a fault where it never ends or holds what a JSON string cannot. */
  #string(): string | JsonFault {
    const start = this.#at;
    let end = start + 1;
    for (; end < this.#text.length && this.#text[end] !== '"'; end++) {
      if (this.#text[end] === '\\') end++;
      else if (this.#text.charCodeAt(end) < 0x20) {
        const found = `has ${quote(this.#text[end])} inside a text; expected it escaped with a backslash`;
        return this.#fault(end, found, REPAIR);
      }
    }
    if (end >= this.#text.length) return this.#fault(start, 'has a text that is never closed', CUT_OFF);
    this.#at = end + 1;
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string;
    } catch {
      return this.#fault(start, 'has a text with a backslash before a character that needs none', REPAIR);
    }
  }

  #unexpected(): JsonFault {
    const start = this.#at;
    const shown = this.#skip(SHOWN);
    return this.#fault(start, `has ${quote(shown)}; expected ${this.#expected}`, REPAIR);
  }

  #fault(at: number, found: string, hint: string): JsonFault {
    const before = this.#text.slice(0, at);
    const lines = before.split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, found, hint };
  }
}

/**
 * Says where and how a text stops being JSON as `parseJson` takes it, the first key that its object names twice included.
 * Reads every character in turn, so it is called only where something is wrong.
 */
export function findJsonFault(text: string): JsonFault {
  return new FaultFinder(text).find();
}

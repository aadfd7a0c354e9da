import { burn, type Machine, readList, readNumber } from './code-machine.ts';
import { codeTokens } from './code-tokens.ts';

type Expression = (machine: Machine) => number;
/** Gives the value that was returned, or undefined where the program goes on. */
type Statement = (machine: Machine) => number | undefined;

/** A program, ready to run. */
export interface Program {
  readonly parameters: readonly string[];
  readonly body: Statement;
}

const ASSIGN: Readonly<Record<string, (before: number, value: number) => number>> = {
  '=': (_, value) => value,
  '+=': (before, value) => before + value,
  '-=': (before, value) => before - value,
  '*=': (before, value) => before * value,
};

const COMPARE: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  '<': (x, y) => x < y,
  '<=': (x, y) => x <= y,
  '>': (x, y) => x > y,
  '>=': (x, y) => x >= y,
  '===': (x, y) => x === y,
};

/** Recursive descent over the tokens of one function. */
class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = codeTokens(text);
  }

  program(): Program {
    this.#expect('function');
    this.#name();
    this.#expect('(');
    const parameters = [this.#name()];
    while (this.#takes(',')) parameters.push(this.#name());
    this.#expect(')');
    const body = this.#block();
    if (this.#at < this.#tokens.length) this.#fail('the end');
    return { parameters, body };
  }

  #block(): Statement {
    this.#expect('{');
    const statements: Statement[] = [];
    while (!this.#takes('}')) statements.push(this.#statement());
    return machine => {
      for (const statement of statements) {
        const value = statement(machine);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  }

  #statement(): Statement {
    if (this.#takes('for')) return this.#for();
    if (this.#takes('while')) return this.#while();
    if (this.#takes('if')) return this.#if();
    if (this.#takes('return')) {
      const value = this.#expression();
      this.#expect(';');
      return value;
    }
    const statement = this.#takes('let') ? this.#declaration() : this.#assignment();
    this.#expect(';');
    return statement;
  }

  #declaration(): Statement {
    const name = this.#name();
    this.#expect('=');
    const value = this.#expression();
    return machine => {
      machine.variables.set(name, value(machine));
      return undefined;
    };
  }

  #assignment(): Statement {
    const name = this.#name();
    const sign = this.#next();
    if (sign === '++' || sign === '--') return this.#update(name, '+=', () => (sign === '++' ? 1 : -1));
    return this.#update(name, sign, this.#expression());
  }

  #update(name: string, sign: string, value: Expression): Statement {
    const assign = ASSIGN[sign] ?? this.#fail('an assignment');
    return machine => {
      machine.variables.set(name, assign(readNumber(machine, name), value(machine)));
      return undefined;
    };
  }

  #for(): Statement {
    this.#expect('(');
    this.#expect('let');
    const start = this.#declaration();
    this.#expect(';');
    const holds = this.#condition();
    this.#expect(';');
    const step = this.#assignment();
    this.#expect(')');
    const body = this.#block();
    return machine => {
      for (start(machine); holds(machine); step(machine)) {
        burn(machine);
        const value = body(machine);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  }

  #while(): Statement {
    this.#expect('(');
    const holds = this.#condition();
    this.#expect(')');
    const body = this.#block();
    return machine => {
      while (holds(machine)) {
        burn(machine);
        const value = body(machine);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  }

  #if(): Statement {
    this.#expect('(');
    const holds = this.#condition();
    this.#expect(')');
    const body = this.#block();
    return machine => (holds(machine) ? body(machine) : undefined);
  }

  #condition(): (machine: Machine) => boolean {
    const left = this.#expression();
    const compare = COMPARE[this.#next()] ?? this.#fail('a comparison');
    const right = this.#expression();
    return machine => compare(left(machine), right(machine));
  }

  /** Sums and differences of operands, from left to right. */
  #expression(): Expression {
    let value = this.#operand();
    for (let sign = this.#sign(); sign !== 0; sign = this.#sign()) {
      const [left, right, factor] = [value, this.#operand(), sign];
      value = machine => left(machine) + factor * right(machine);
    }
    return value;
  }

  #sign(): number {
    if (this.#takes('+')) return 1;
    return this.#takes('-') ? -1 : 0;
  }

  #operand(): Expression {
    const token = this.#next();
    if (/^\d+$/.test(token)) return () => Number(token);
    if (!/^[A-Za-z]/.test(token)) this.#fail('an operand');
    if (this.#takes('.')) {
      this.#expect('length');
      return machine => readList(machine, token).length;
    }
    if (!this.#takes('[')) return machine => readNumber(machine, token);
    const index = this.#expression();
    this.#expect(']');
    return machine => readList(machine, token)[index(machine)] ?? Number.NaN;
  }

  #name(): string {
    const name = this.#next();
    return /^[A-Za-z]/.test(name) ? name : this.#fail('a name');
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? this.#fail('a token');
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token)) this.#fail(token);
  }

  #fail(expected: string): never {
    throw new SyntaxError(`token ${this.#at}, ${this.#tokens[this.#at] ?? 'the end'}: expected ${expected}`);
  }
}

/**
 * Reads one function of the small language that the code domain is written in, a part of JavaScript: `let`, assignments, `for`,
 * `while`, `if`, comparisons, sums, elements and length of a list, `return`. Reading past either end of a list gives NaN, which
 * counts and compares as JavaScript's `undefined` does wherever this language can put it: a mutant that JavaScript would not
 * tell from the original is none here.
 * @throws SyntaxError for anything else
 */
export const parseProgram = (text: string): Program => new Parser(text).program();

import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value from a JSON text is an object: no list, not null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const HINT = 'Check that the file is whole and was written by the tool it seems to come from.';

/** Names that are not written with a dot, such as "exact match", stand in brackets. */
const step = (within: string, name: string): string => {
  if (!/^[\w-]+$/.test(name)) return `${within}[${quote(name)}]`;
  return within === '' ? name : `${within}.${name}`;
};

/** Reads fields of a JSON object of unknown make; what is not as expected is refused with its place. */
export class JsonFields {
  readonly value: JsonObject;
  readonly #where: string;
  readonly #within: string;

  /**
   * @param where what the fields are named after in messages, such as `log.json: sample 3 (id "x")`
   * @param within the field of `where` that the object is, such as `scores.match`
   * @throws CarryoverError `data-invalid` where the value is no object
   */
  constructor(value: unknown, where: string, within = '') {
    this.#where = where;
    this.#within = within;
    if (!isObject(value)) {
      const found = `${where}: ${within === '' ? '' : `${within} `}is ${quote(value)}; expected an object.`;
      throw new CarryoverError('data-invalid', found, HINT);
    }
    this.value = value;
  }

  /** In order of the file. */
  get names(): readonly string[] {
    return Object.keys(this.value);
  }

  /** "log.json: sample 3 (id "x"): scores.match.value", for messages. */
  place(name: string): string {
    return `${this.#where}: ${step(this.#within, name)}`;
  }

  /** The same object, named differently in messages. */
  called(where: string): JsonFields {
    return new JsonFields(this.value, where);
  }

  /** The value as it stands; undefined where there is none or null. */
  get(name: string): unknown {
    return Object.hasOwn(this.value, name) ? (this.value[name] ?? undefined) : undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The error that says that a field is not what was expected, such as "a number from 0 to 1". */
  refuse(name: string, expected: string, hint = HINT): CarryoverError {
    const value = this.get(name);
    const found = value === undefined ? `has no ${step(this.#within, name)}` : undefined;
    const said = found === undefined ? `${this.place(name)} is ${quote(value)}` : `${this.#where}: ${found}`;
    return new CarryoverError('data-invalid', `${said}; expected ${expected}.`, hint);
  }

  maybeText(name: string): string | undefined {
    return this.#maybe(name, 'text', (value): value is string => typeof value === 'string');
  }

  text(name: string): string {
    return this.maybeText(name) ?? this.#absent(name, 'text');
  }

  /** A finite number; not a text that looks like one. */
  maybeNumber(name: string): number | undefined {
    return this.#maybe(name, 'a number', (value): value is number => typeof value === 'number');
  }

  number(name: string): number {
    return this.maybeNumber(name) ?? this.#absent(name, 'a number');
  }

  /** A whole number from 0 on. */
  maybeCount(name: string): number | undefined {
    const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
    return this.#maybe(name, 'a whole number from 0 on', isCount);
  }

  count(name: string): number {
    return this.maybeCount(name) ?? this.#absent(name, 'a whole number from 0 on');
  }

  maybeFlag(name: string): boolean | undefined {
    return this.#maybe(name, 'true or false', (value): value is boolean => typeof value === 'boolean');
  }

  /** A text or a number, as text: tools write ids either way. */
  maybeId(name: string): string | undefined {
    const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
    const id = this.#maybe(name, 'text or a number', isId);
    return id === undefined ? undefined : String(id);
  }

  id(name: string): string {
    return this.maybeId(name) ?? this.#absent(name, 'text or a number');
  }

  maybeList(name: string): readonly unknown[] | undefined {
    return this.#maybe(name, 'a list', (value): value is readonly unknown[] => Array.isArray(value));
  }

  list(name: string): readonly unknown[] {
    return this.maybeList(name) ?? this.#absent(name, 'a list');
  }

  maybeFields(name: string): JsonFields | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : new JsonFields(value, this.#where, step(this.#within, name));
  }

  fields(name: string): JsonFields {
    return this.maybeFields(name) ?? this.#absent(name, 'an object');
  }

  /** The objects of a list; none where there is no list. */
  maybeObjects(name: string): readonly JsonFields[] {
    const within = step(this.#within, name);
    return (this.maybeList(name) ?? []).map((value, at) => new JsonFields(value, this.#where, `${within}[${at}]`));
  }

  #maybe<Value>(name: string, expected: string, fits: (value: unknown) => value is Value): Value | undefined {
    const value = this.get(name);
    if (value === undefined || fits(value)) return value;
    throw this.refuse(name, expected);
  }

  #absent(name: string, expected: string): never {
    throw this.refuse(name, expected);
  }
}

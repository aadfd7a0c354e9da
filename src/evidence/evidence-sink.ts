import { createHash } from 'node:crypto';
import { CarryoverError } from '../core/errors.ts';
import {
  type Claim,
  type EvidenceNote,
  FACTS,
  type Facts,
  type Series,
  type Setup,
  type SourceOutcome,
} from '../core/evidence.ts';
import { quote } from '../core/quote.ts';
import { checkOutcome } from './check-outcome.ts';

/** One outcome as a reader hands it over. */
export interface NewOutcome extends Omit<SourceOutcome, 'content'> {
  /** What was asked, as text; only its hash is kept. */
  readonly text?: string | undefined;
  /** What the file says of the item besides (metadata, variables): `--cluster NAME` looks here. */
  readonly tags?: Readonly<Record<string, unknown>> | undefined;
}

interface GrowingSeries extends Series {
  readonly outcomes: SourceOutcome[];
  readonly claims: Claim[];
  readonly seen: Set<string>;
}

export interface SeriesSource {
  readonly path: string;
  readonly format: string;
  /** Whether the tool shows this metric first. */
  readonly isPrimary?: boolean;
  /** How the model was asked; that of the first outcome counts. */
  readonly setup?: Setup | undefined;
}

/** Between the parts of a key: no name of a file, model or item has it. */
const BETWEEN = '\u0000';
const HASH_DIGITS = 16;

/** Hash of a text without the blanks around it, so that texts can be compared and need not be kept. */
export const hashText = (text: string): string =>
  createHash('sha256').update(text.trim()).digest('hex').slice(0, HASH_DIGITS);

function tagText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** "a.csv:7: is cut off" without the path, which stands beside it: "line 7: is cut off", "line 7, column 3: is cut off". */
function withoutPath(reason: string, path: string): string {
  if (!reason.startsWith(`${path}:`)) return reason;
  const rest = reason.slice(path.length + 1).trimStart();
  return rest.replace(/^(\d+): /u, 'line $1: ').replace(/^(\d+):(\d+): /u, 'line $1, column $2: ');
}

/** Why a file was left out; what is wrong on a line can be mended, so what to do stands behind it. */
const reasonOf = ({ message, hint }: CarryoverError, path: string): string =>
  message.startsWith(`${path}:`) && /^\d+:/u.test(message.slice(path.length + 1)) ? `${message} ${hint}` : message;

/** Whether a path is a file, or a member of it where it is an archive. */
const isWithin = (path: string, file: string): boolean => path === file || path.startsWith(`${file}!`);

export interface SinkOptions {
  /** Name of the tag that says which items belong together, if one was named. */
  readonly cluster?: string | undefined;
  /** Whether a broken file is left out, and listed, rather than an error: so it is for what was found in a folder. */
  readonly isOptional?: (path: string) => boolean;
}

/** Collects what readers find: series of outcomes, notes, and what was left out. */
export class EvidenceSink {
  readonly #series = new Map<string, GrowingSeries>();
  #notes: EvidenceNote[] = [];
  readonly #excluded: EvidenceNote[] = [];
  readonly #discarded = new Set<string>();
  readonly #tags = new Set<string>();
  #untagged = 0;
  #tagged = 0;
  readonly #cluster: string | undefined;
  readonly #isOptional: (path: string) => boolean;

  constructor({ cluster, isOptional = () => false }: SinkOptions = {}) {
    this.#cluster = cluster;
    this.#isOptional = isOptional;
  }

  get series(): readonly Series[] {
    return [...this.#series.values()];
  }

  get notes(): readonly EvidenceNote[] {
    return this.#notes;
  }

  get excluded(): readonly EvidenceNote[] {
    return this.#excluded;
  }

  /** Outcomes with and without the tag that names clusters, and all tags there were. */
  get tagging(): { readonly tagged: number; readonly untagged: number; readonly tags: ReadonlySet<string> } {
    return { tagged: this.#tagged, untagged: this.#untagged, tags: this.#tags };
  }

  /** Whether everything in the file was taken back. */
  isDiscarded(path: string): boolean {
    return this.#discarded.has(path);
  }

  /** Something that the user should know about a file that was read. */
  note(path: string, text: string): void {
    if (!this.#notes.some(note => note.path === path && note.text === text)) this.#notes.push({ path, text });
  }

  /** A file, or a part of one, that was left out, and why. */
  exclude(path: string, text: string): void {
    this.#excluded.push({ path, text });
  }

  /**
   * Reads one file: where that fails and the user did not name the file, nothing of it stays but the reason.
   * @throws CarryoverError whatever `read` throws, where the user did name it
   */
  async attempt(path: string, read: () => Promise<void> | void): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof CarryoverError) || !this.#isOptional(path)) throw error;
      this.discard(path, reasonOf(error, path));
    }
  }

  /** Takes back everything that was found in a file, and says why. */
  discard(path: string, reason: string): void {
    for (const [key, series] of this.#series) if (isWithin(series.path, path)) this.#series.delete(key);
    this.#notes = this.#notes.filter(note => !isWithin(note.path, path));
    this.#discarded.add(path);
    this.exclude(path, withoutPath(reason, path));
  }

  /** Makes a series known, also one that will have no outcomes. */
  open(source: SeriesSource, facts: Facts): void {
    this.#find(source, facts);
  }

  /**
   * Adds an outcome to the series of its facts.
   * @param place where it stands, such as `log.json: sample 7`
   * @throws CarryoverError where the item has that repeat already or no name, and for a number out of its range
   */
  add(source: SeriesSource, facts: Facts, outcome: NewOutcome & { readonly place: string }): void {
    const series = this.#find(source, facts);
    const { text, tags, place, ...rest } = outcome;
    checkOutcome(place, rest);
    const key = rest.repeat === undefined ? rest.item : `${rest.item}${BETWEEN}${rest.repeat}`;
    if (series.seen.has(key)) {
      const repeat = rest.repeat === undefined ? '' : `, repeat ${quote(rest.repeat)}`;
      const found = `${place}: item ${quote(rest.item)}${repeat} was there before; expected one outcome each.`;
      throw new CarryoverError('data-invalid', found, 'Remove one of the two, or say what tells them apart.');
    }
    series.seen.add(key);
    const cluster = this.#cluster === undefined ? rest.cluster || undefined : this.#readTag(this.#cluster, tags);
    const content = text === undefined ? undefined : hashText(text);
    series.outcomes.push({ ...rest, cluster, content });
  }

  /** A number that the file states about the series. */
  claim(source: SeriesSource, facts: Facts, claim: Claim): void {
    this.#find(source, facts).claims.push(claim);
  }

  #readTag(name: string, tags: NewOutcome['tags'] = {}): string | undefined {
    const text = Object.hasOwn(tags, name) ? tagText(tags[name]) : undefined;
    if (text === undefined) this.#untagged++;
    else this.#tagged++;
    for (const tag of Object.keys(tags)) this.#tags.add(tag);
    return text;
  }

  #find({ path, format, isPrimary = false, setup }: SeriesSource, facts: Facts): GrowingSeries {
    const key = [path, ...FACTS.map(fact => facts[fact] ?? '')].join(BETWEEN);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { path, format, facts, isPrimary, setup, outcomes: [], claims: [], seen: new Set() };
      this.#series.set(key, series);
    }
    return series;
  }
}

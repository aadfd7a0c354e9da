import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PieceOptions, Piecework } from '../core/piecework.ts';
import type { Workers } from '../core/ports.ts';
import { type PackedFailure, unpackFailure } from './packed-failure.ts';
import { sharedCode } from './shared-code.ts';

/** The module beside this one, as it is called where this one was started from: source or build. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './piece-thread.ts' : './piece-thread.js', import.meta.url);

/** What a thread is told. */
export interface ThreadTask {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
  /** The next piece that nobody has taken, in memory that all threads share. */
  readonly next: Int32Array;
  readonly pieces: number;
}

/** What a thread says of a piece. */
export type PieceReport =
  | { readonly piece: number; readonly answer: unknown }
  | { readonly piece: number; readonly failure: PackedFailure };

/** More threads would shorten a large study by little, and take 40 MiB each. */
const MOST_THREADS = 4;

/**
 * Milliseconds of processor time that each thread has to have before another one pays: that compiles anew what this one has
 * compiled already, which takes half a second and more.
 */
const WORTH_MS = 800;

/** Garbage of a simulation is short-lived: a thread needs little room for it, and would take 48 MiB. */
const RESOURCES = { maxYoungGenerationSizeMb: 6 };

export interface ThreadOptions {
  /** Threads at the same time, this one included. */
  readonly most?: number;
  readonly worthMs?: number;
}

/** The pieces of some work and what became of them. */
class Pieces<Answer> {
  readonly next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly answers: { readonly answer: Answer }[] = [];
  private readonly failures: { readonly piece: number; readonly error: unknown }[] = [];
  private readonly options: PieceOptions;

  constructor(options: PieceOptions) {
    this.options = options;
  }

  take(): number | undefined {
    const piece = Atomics.add(this.next, 0, 1);
    return piece < this.options.pieces ? piece : undefined;
  }

  /** Pieces that nobody has taken. */
  get left(): number {
    return Math.max(0, this.options.pieces - Atomics.load(this.next, 0));
  }

  put(piece: number, answer: Answer): void {
    this.answers[piece] = { answer };
    this.options.advance();
  }

  /** Nothing more is begun. Pieces are taken in their order, so the first that fails is among those that were. */
  fail(piece: number, error: unknown): void {
    this.failures.push({ piece, error });
    Atomics.store(this.next, 0, this.options.pieces);
  }

  /** Those that a thread took with it when it died are done here. */
  finish(answer: (piece: number) => Answer): Answer[] {
    const lost = Array.from({ length: this.options.pieces }, (_, piece) => piece).filter(
      piece => this.answers[piece] === undefined,
    );
    for (const piece of lost) {
      const failed = this.failures.find(failure => failure.piece === piece);
      if (failed !== undefined) throw failed.error;
      this.put(piece, answer(piece));
    }
    return this.answers.map(found => found.answer);
  }
}

/** Starts a thread that helps; the promise is kept when it has ended, in whatever way. */
function startThread<Answer>(task: ThreadTask, pieces: Pieces<Answer>): Promise<void> {
  return new Promise(resolve => {
    const thread = new Worker(ENTRY, {
      workerData: task,
      env: sharedCode(),
      execArgv: [],
      resourceLimits: RESOURCES,
      stdout: true,
      stderr: true,
    });
    thread.on('message', (report: PieceReport) => {
      if ('failure' in report) pieces.fail(report.piece, unpackFailure(report.failure));
      else pieces.put(report.piece, report.answer as Answer);
    });
    thread.on('error', () => undefined); // out of memory, say: its pieces are done by this thread
    thread.on('exit', () => resolve());
  });
}

/** Not the time on the clock: on a busy machine that is long, and more threads would make it no shorter. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Pieces that show what the others will take; the first is not one of them: it compiles and loads for all. */
const TRIED = 2;

/** Says after each piece how many threads would pay for themselves, judged by what the last ones have taken. */
function judgeHelp({ most, worthMs }: Required<ThreadOptions>): (left: number) => number {
  let tried = -1;
  let start = process.cpuUsage();
  return left => {
    tried++;
    if (tried === 0) start = process.cpuUsage();
    if (tried < TRIED) return 0;
    const worth = worthMs === 0 ? most : Math.floor(((cpuMs(start) / tried) * left) / worthMs);
    return Math.max(0, Math.min(most, left, worth) - 1);
  };
}

/** Takes pieces until none is left, or it is told that there is help. Between them it listens: to threads that report, and to those that end. */
async function takePieces<Answer>(
  pieces: Pieces<Answer>,
  answer: (piece: number) => Answer,
  isEnough: () => boolean = () => false,
): Promise<void> {
  for (;;) {
    const piece = pieces.take();
    if (piece === undefined) return;
    try {
      pieces.put(piece, answer(piece));
    } catch (error) {
      pieces.fail(piece, error);
    }
    await turn();
    if (isEnough()) return;
  }
}

/**
 * Does piecework on this thread and, as soon as the first pieces show that it pays, on others beside it, one for each core. A thread
 * that cannot be started, or dies, costs time and no answer. On Ctrl-C threads end with the process that they belong to.
 */
export function threads({
  most = Math.min(MOST_THREADS, availableParallelism()),
  worthMs = WORTH_MS,
}: ThreadOptions = {}): Workers {
  async function map<Input, Answer>(work: Piecework<Input, Answer>, input: Input, options: PieceOptions) {
    const answer = work.open(input);
    const pieces = new Pieces<Answer>(options);
    const worthwhile = judgeHelp({ most, worthMs });
    let helpers = 0;
    await takePieces(pieces, answer, () => {
      helpers = worthwhile(pieces.left);
      return helpers > 0;
    });
    const { module, name } = work;
    const task: ThreadTask = { module, name, input, next: pieces.next, pieces: options.pieces };
    const helping = Array.from({ length: helpers }, () => startThread(task, pieces));
    await takePieces(pieces, answer);
    await Promise.all(helping);
    return pieces.finish(answer);
  }
  return { map };
}

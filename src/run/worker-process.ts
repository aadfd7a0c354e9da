import { type ChildProcess, fork } from 'node:child_process';
import type { Answerer } from '../core/answers.ts';
import { CarryoverError } from '../core/errors.ts';
import type { Job, JobResult } from '../core/job.ts';
import { pickLastWords } from './pick-last-words.ts';
import { isAsk, isStart, readAnswer, type WorkerAsk, type WorkerOrder, type WorkerReply } from './read-answer.ts';
import { runsModule } from './runs-module.ts';

export interface WorkerOptions {
  /** Module that the process runs. */
  readonly entry: URL;
  readonly args: readonly string[];
  /** Options of Node for the process. */
  readonly execArgv: readonly string[];
  /** Environment of the process: it holds no keys. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Answers what a job asks of models behind an API; where it is absent, no job asks. */
  readonly answerer?: Answerer | undefined;
  /** Gives a text that nobody can guess, another one each time. */
  readonly createNonce: () => string;
}

/** Characters of what a process printed that are kept, for the reason of a failure. */
const KEPT_WORDS = 8_000;

/** How long the last words of a process that is gone may be under way. */
const LINGER_MS = 200;

/** What is left of the time limit of a job that has none of its own: making items and training models. */
const PREPARATION_LIMIT_SECONDS = 600;

const NO_ANSWER =
  'something in the process wrote to the channel that carries results; expected a method that returns its output and sends nothing';

/** A process that is not there by then never will be. */
const START_LIMIT_SECONDS = 60;

/** A module that is not loaded by then never will be. */
const LOADING_LIMIT_SECONDS = 60;

/** Answers one ask; whatever goes wrong is an answer too. */
async function answerAsk(answerer: Answerer | undefined, { nonce, ask, inquiry }: WorkerAsk): Promise<WorkerReply> {
  const halt = (message: string, hint: string): WorkerReply => ({ nonce, ask, halted: { message, hint } });
  if (answerer === undefined) return halt('No model behind an API can be asked here.', 'Correct the suite.');
  try {
    return { nonce, ask, replies: await answerer.ask(inquiry) };
  } catch (error) {
    if (error instanceof CarryoverError) return halt(error.message, error.hint);
    return halt(error instanceof Error ? error.message : String(error), 'Run again; what was answered is kept.');
  }
}

function limitOf(job: Job): number {
  if (job.kind === 'cell') return job.timeLimitSeconds;
  return job.kind === 'method' ? LOADING_LIMIT_SECONDS : PREPARATION_LIMIT_SECONDS;
}

/**
 * One child process that does a job at a time. It is started by its first job and serves many, but for those that ran
 * somebody's own module, or failed: what these left behind (globals, timers, caches of the module) must not reach another cell.
 */
export class WorkerProcess {
  readonly #options: WorkerOptions;
  /** All that have not ended yet. */
  readonly #alive = new Set<ChildProcess>();
  #child: ChildProcess | undefined;
  #words = '';

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  #start(): ChildProcess {
    if (this.#child?.connected) return this.#child;
    const { entry, args, execArgv, env } = this.#options;
    const child = fork(entry, [...args], {
      execArgv: [...execArgv],
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#alive.add(child);
    this.#words = '';
    child.on('exit', () => this.#alive.delete(child));
    // One that could not be started never exits. A listener of its own, because an error with none ends the run.
    child.on('error', () => child.pid === undefined && this.#alive.delete(child));
    // What a method prints must never mix with results on stdout; its end is kept, for the reason of a failure.
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text: string) => {
        if (this.#child === child) this.#words = (this.#words + text).slice(-KEPT_WORDS);
      });
      // A program that a method started may hold the other end for as long as it likes: the run does not wait for it.
      child.on('exit', () => setTimeout(() => stream?.destroy(), LINGER_MS).unref());
    }
    this.#child = child;
    return child;
  }

  #retire(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined;
    child.kill('SIGKILL');
  }

  /**
   * Does a job; a process that dies, takes longer than the job may, or says something else than its result is a failed job, and
   * replaced by the next one.
   */
  run(job: Job): Promise<JobResult> {
    const child = this.#start();
    const nonce = this.#options.createNonce();
    return new Promise(resolve => {
      let isFinished = false;
      const finish = (result: JobResult): void => {
        isFinished = true;
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        if (result.state === 'failed' || runsModule(job)) this.#retire(child);
        resolve(result);
      };
      const fail = (reason: string): void => finish({ state: 'failed', reason });
      const lose = (reason: string): void => finish({ state: 'failed', reason, isLost: true });
      const onMessage = (message: unknown): void => {
        if (isStart(message, nonce)) limitTime();
        else if (isAsk(message, nonce)) void ask(message);
        else finish(readAnswer(message, nonce) ?? { state: 'failed', reason: NO_ANSWER });
      };
      const onExit = (code: number | null, signal: string | null): void => {
        const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
        const words = pickLastWords(this.#words);
        const end = signal === null ? fail : lose;
        end(`the process ${how}${words === '' ? '' : `: ${words}`}`);
      };
      const onError = (error: Error): void => lose(`the process could not be reached: ${error.message}`);
      // Starting the process is no part of the job: a busy machine takes its time for that.
      let timer = setTimeout(
        () => lose(`the process did not start in ${START_LIMIT_SECONDS} s`),
        1000 * START_LIMIT_SECONDS,
      );
      const limitTime = (): void => {
        clearTimeout(timer);
        const says = `took longer than ${limitOf(job)} s${job.kind === 'cell' ? ' (timeLimitSeconds)' : ''}`;
        timer = setTimeout(() => fail(says), 1000 * limitOf(job));
      };
      // While others are to answer, the job's own time stands still; it begins anew when they have.
      let waiting = 0;
      const ask = async (message: WorkerAsk): Promise<void> => {
        clearTimeout(timer);
        waiting++;
        const reply = await answerAsk(this.#options.answerer, message);
        waiting--;
        if (isFinished || !child.connected) return;
        if (waiting === 0) limitTime();
        child.send(reply, error => {
          if (error) onError(error);
        });
      };
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send({ nonce, job } satisfies WorkerOrder, error => {
        if (error) onError(error);
      });
    });
  }

  /** Ends every process that is left and waits until it is gone. */
  async close(): Promise<void> {
    this.#child = undefined;
    const ended = Array.from(this.#alive, child => {
      const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      return gone;
    });
    await Promise.all(ended);
  }
}

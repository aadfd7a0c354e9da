import { type ChildProcess, fork } from 'node:child_process';
import type { Job, JobResult } from '../core/job.ts';

export interface WorkerOptions {
  /** Module that the process runs. */
  readonly entry: URL;
  readonly args: readonly string[];
  /** Options of Node for the process. */
  readonly execArgv: readonly string[];
}

/** Characters of a dead process's last words that go into the reason. */
const LAST_WORDS = 400;

/** What is left of the time limit of a job that has none of its own: making items and training models. */
const PREPARATION_LIMIT_SECONDS = 600;

const limitOf = (job: Job): number => (job.kind === 'cell' ? job.timeLimitSeconds : PREPARATION_LIMIT_SECONDS);

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join(' | ');

/** One long-lived child process that does a job at a time. It is started by its first job, and again after it died. */
export class WorkerProcess {
  readonly #options: WorkerOptions;
  #child: ChildProcess | undefined;
  #words = '';

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  #start(): ChildProcess {
    if (this.#child?.connected) return this.#child;
    const { entry, args, execArgv } = this.#options;
    const child = fork(entry, [...args], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#words = '';
    // What a method prints must never mix with results on stdout; its end is kept, for the reason of a failure.
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8');
      stream?.on('data', (text: string) => {
        this.#words = (this.#words + text).slice(-LAST_WORDS);
      });
    }
    this.#child = child;
    return child;
  }

  /** Does a job; a process that dies or takes longer than the job may is a failed job, and replaced by the next one. */
  run(job: Job): Promise<JobResult> {
    const child = this.#start();
    return new Promise(resolve => {
      const finish = (result: JobResult): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        child.off('error', onError);
        resolve(result);
      };
      const fail = (reason: string): void => {
        this.#child = undefined;
        finish({ state: 'failed', reason });
      };
      const onMessage = (message: unknown): void => finish(message as JobResult);
      const onExit = (code: number | null, signal: string | null): void => {
        const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
        fail(`the process ${how}${this.#words.trim() === '' ? '' : `: ${lastLines(this.#words)}`}`);
      };
      const onError = (error: Error): void => fail(`the process could not be reached: ${error.message}`);
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        fail(`took longer than ${limitOf(job)} s (timeLimitSeconds)`);
      }, 1000 * limitOf(job));
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send(job, error => {
        if (error) onError(error);
      });
    });
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>(resolve => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }
}

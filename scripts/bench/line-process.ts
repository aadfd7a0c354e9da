import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One timed run, in milliseconds; `share` is the part of the work that was done, to which the times are scaled up. */
export interface Timing {
  readonly wall: number;
  readonly cpu: number;
  readonly share: number;
}

const SINGLE = ['OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS', 'NUMEXPR_NUM_THREADS'];

/** A process that answers each line with one line of JSON. */
export class LineProcess {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;
  private readonly errors: string[] = [];

  constructor(command: string, args: readonly string[], threads: number) {
    const env = { ...process.env, ...Object.fromEntries(SINGLE.map(name => [name, String(threads)])) };
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
    this.child.on('error', error => this.errors.push(error.message));
    this.child.stderr?.on('data', chunk => this.errors.push(String(chunk)));
    const { stdout } = this.child;
    if (stdout === null) throw new Error(`${command}: no output to read`);
    this.answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** The next answer, as JSON. */
  async answer<T>(): Promise<T> {
    const { value, done } = await this.answers.next();
    if (done === true) throw new Error(`The process ended: ${this.errors.join('').trim()}`);
    return JSON.parse(value) as T;
  }

  ask<T>(line: string): Promise<T> {
    this.child.stdin?.write(`${line}\n`);
    return this.answer<T>();
  }

  end(): void {
    this.child.stdin?.end();
  }
}

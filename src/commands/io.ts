import type { ExitCode } from '../core/exit-code.ts';
import type { Clock, Progress } from '../core/ports.ts';

/** What a command may touch of the outside world; `cli.ts` hands in the real thing. */
export interface CommandIo {
  /** Results only. */
  readonly stdout: (text: string) => void;
  /** Everything said to a person. */
  readonly stderr: (text: string) => void;
  /** Commands to the workflow, on stderr; what is said otherwise never is one. */
  readonly commandWorkflow: (lines: string) => void;
  readonly progress: Progress;
  /** What the process was started with: a workflow says there where it wants to be told. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Asks a person yes or no; absent where nobody is there to answer. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
  readonly setExitCode: (code: ExitCode) => void;
}

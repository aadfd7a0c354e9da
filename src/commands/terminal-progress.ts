import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../core/ports.ts';
import { silentProgress } from '../core/ports.ts';

/** A bar with an ETA on stderr; silent where stderr is no terminal. The fence of cli-progress. */
export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return silentProgress;
  let bar: SingleBar | undefined;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    start(step, total) {
      stop(); // a bar that is forgotten would redraw itself, and keep the process alive, for ever
      bar = new SingleBar(
        {
          stream,
          format: `${step.padEnd(12)} {bar} {percentage}% | {eta_formatted} left`,
          clearOnComplete: true,
          hideCursor: true,
          etaBuffer: 50,
        },
        Presets.shades_classic,
      );
      bar.start(Math.max(1, total), 0);
    },
    advance(by) {
      bar?.increment(by);
    },
    done: stop,
  };
}

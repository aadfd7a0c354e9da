import { Worker } from 'node:worker_threads';

/** Plain JavaScript, because a thread that strips types first takes twice the memory. */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL');
}, 500);
`;

/**
 * Has this process killed soon after its parent is gone, whatever it is doing: in an endless loop it would hear of that by no
 * event, and keep a core busy for ever. A thread sees to it; it costs 17 MiB and 40 ms, so only processes that run somebody's
 * own module have one. Where the system does not give orphans another parent, as Windows, nothing is seen.
 * @param parent id of the process that started this one, by its own word: the parent may be gone already
 */
export function watchParent(parent: number): void {
  new Worker(WATCH, { eval: true, workerData: parent, execArgv: [], env: {} }).unref();
}

/** A pool's process that does what the name of its job says: a stand-in for methods that misbehave. */
import type { CellJob } from '../../src/core/job.ts';

process.on('message', ({ rung, domain }: CellJob) => {
  const output = { draws: ['1'], receipt: { trainedOn: process.pid, note: domain } };
  if (rung === 'die') {
    process.stderr.write('the last words\n', () => process.exit(9));
  } else if (rung === 'be killed') {
    process.kill(process.pid, 'SIGKILL');
  } else if (rung === 'hang') {
    for (;;);
  } else if (rung === 'chatter') {
    process.stdout.write('noise on stdout\n'.repeat(10_000), () => process.send?.({ state: 'predicted', output }));
  } else {
    setTimeout(() => process.send?.({ state: 'predicted', output }), rung === 'be slow' ? 200 : 0);
  }
});
process.on('disconnect', () => process.exit());

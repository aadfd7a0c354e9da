/** A pool's process that does what the name of its job says: a stand-in for methods that misbehave. */
import { spawn } from 'node:child_process';
import type { CellOutput } from '../../src/core/job.ts';
import type { WorkerOrder, WorkerReply } from '../../src/run/read-answer.ts';

const ENDINGS: Readonly<Record<string, () => void>> = {
  die: () => process.stderr.write('the last words\n', () => process.exit(9)),
  'die with a stack': () =>
    process.stderr.write(`RangeError: too far\n${'    at somewhere (file.ts:1:1)\n'.repeat(9)}\nNode.js v24\n`, () =>
      process.exit(1),
    ),
  'be killed': () => process.kill(process.pid, 'SIGKILL'),
  hang: () => {
    for (;;);
  },
};

const DELAYS: Readonly<Record<string, number>> = { 'be slow': 200, 'begin again': 2100 };

const PREAMBLE = {
  system: 's',
  examples: '',
  answers: ['0', '1'],
  form: 'line',
  withOdds: false,
  temperature: 0,
  maxTokens: 1,
};

process.on('message', (message: WorkerOrder | WorkerReply) => {
  // What an ask was answered with is the note of the cell.
  if ('ask' in message) {
    const { nonce, replies, halted } = message;
    const receipt = { trainedOn: 1, note: halted?.message ?? JSON.stringify(replies) };
    process.send?.({ nonce, result: { state: 'predicted', output: { draws: ['1'], receipt } } });
    return;
  }
  const { nonce, job } = message;
  if (job.kind !== 'cell') return;
  const { rung, domain } = job;
  const output: CellOutput = { draws: ['1'], receipt: { trainedOn: process.pid, note: domain } };
  const say = (message: unknown): void => void process.send?.(message as object);
  say({ nonce, begun: true });
  const answer = (): void => say({ nonce, result: { state: 'predicted', output } });
  const said: Readonly<Record<string, unknown>> = {
    forge: { nonce: 'a guess', result: { state: 'predicted', output } },
    babble: 'x',
    'answer another form': { nonce, result: { kind: 'done' } },
    'predict a 2': { nonce, result: { state: 'predicted', output: { ...output, draws: ['2'] } } },
  };
  if (rung in ENDINGS) ENDINGS[rung]?.();
  else if (rung === 'ask') {
    const inquiry = { learner: domain, preamble: PREAMBLE, questions: [{ text: 'q', repeat: 0 }] };
    say({ nonce, ask: 7, inquiry });
  } else if (rung in said) say(said[rung]);
  else if (rung === 'leave a program behind') {
    spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 90_000)'], { stdio: ['ignore', 'inherit', 'inherit'] });
    answer();
  } else if (rung === 'chatter') process.stdout.write('noise on stdout\n'.repeat(10_000), answer);
  else setTimeout(answer, DELAYS[rung] ?? 0);
  // Three times 0.7 s, each with the time to itself.
  if (rung === 'begin again') for (const at of [1, 2]) setTimeout(() => say({ nonce, begun: true }), 700 * at);
  if (rung === 'speak later') setTimeout(() => say('late'), 50);
});
process.on('disconnect', () => process.exit());

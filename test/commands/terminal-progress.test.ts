import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { terminalProgress } from '../../src/commands/terminal-progress.ts';

function fakeStream(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo() {},
    clearLine() {},
    moveCursor() {},
  });
  let written = '';
  stream.on('data', chunk => {
    written += String(chunk);
  });
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => written };
}

test('nothing is written where stderr is no terminal', () => {
  const { stream, written } = fakeStream(false);
  const progress = terminalProgress(stream);
  progress.start('reading', 10);
  progress.advance(5);
  progress.done();
  expect(written()).toBe('');
});

test('a terminal sees the step, the share and the time left', async () => {
  const { stream, written } = fakeStream(true);
  const progress = terminalProgress(stream);
  progress.start('reading', 10);
  progress.advance(5);
  await new Promise(resolve => setTimeout(resolve, 150));
  progress.done();
  expect(written()).toMatch(/reading.*\d+%.*left/s);
});

/** What would keep the process alive. */
const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

test('a bar whose work failed is gone with the next one, and being done twice is being done', () => {
  const before = timers();
  const progress = terminalProgress(fakeStream(true).stream);
  progress.start('reading', 10);
  progress.start('measuring', 10);
  expect(timers()).toBe(before + 1);
  progress.done();
  progress.done();
  expect(timers()).toBe(before);
});

import { expect, test } from 'vitest';
import type { StoredReply } from '../../../src/core/answers.ts';
import { openShelves } from '../../../src/learners/api/answer-shelves.ts';
import { memoryLogs } from '../../support/fake-models.ts';
import { fakeTimer } from '../../support/fake-timer.ts';

const answer: StoredReply = {
  reply: { state: 'said', text: 'x' },
  usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 },
};

function testShelves() {
  const timer = fakeTimer();
  const { log, parts } = memoryLogs();
  const sizes: number[] = [];
  const append: typeof log.append = (part, answers) => {
    sizes.push(answers.size);
    return log.append(part, answers);
  };
  return { timer, parts, sizes, shelves: openShelves({ ...log, append }, timer) };
}

test('answers are written together: after 50 milliseconds, when there are many, and at the end', async () => {
  const { timer, sizes, shelves } = testShelves();
  await shelves.use('p', async shelf => {
    for (let at = 0; at < 3; at++) shelf.add(`a${at}`, answer);
    await timer.sleep(49);
    expect(sizes).toEqual([]);
    await timer.sleep(2);
    expect(sizes).toEqual([3]);
    for (let at = 0; at < 300; at++) shelf.add(`b${at}`, answer);
  });
  expect(sizes.reduce((sum, size) => sum + size)).toBe(303);
  expect(sizes.length).toBeLessThanOrEqual(4);
});

test('whoever opens a part while it is in use sees what was added, written or not', async () => {
  const { shelves, parts } = testShelves();
  await shelves.use('p', async one => {
    one.add('a', answer);
    expect(parts.size).toBe(0);
    await shelves.use('p', async two => expect(two.find('a')).toEqual(answer.reply));
    await shelves.use('q', async other => expect(other.find('a')).toBeUndefined());
  });
  await shelves.use('p', async again => expect(again.find('a')).toEqual(answer.reply));
});

test('the first of many goes ahead; the others go when it is done, well or not', async () => {
  const { timer, shelves } = testShelves();
  await shelves.use('p', async shelf => {
    const done: string[] = [];
    const first = shelf.lead(async () => {
      await timer.sleep(10);
      done.push('first');
      throw new Error('x');
    });
    const second = shelf.lead(async () => void done.push('never')).then(isLeader => done.push(`second ${isLeader}`));
    await expect(first).rejects.toThrow('x');
    await second;
    expect(done).toEqual(['first', 'second false']);
  });
});

test('a log that cannot be read ends the use, and is tried again by the next', async () => {
  const { log } = memoryLogs();
  let isBroken = true;
  const read: typeof log.read = part => (isBroken ? Promise.reject(new Error('unreadable')) : log.read(part));
  const shelves = openShelves({ ...log, read }, fakeTimer());
  await expect(shelves.use('p', async () => 1)).rejects.toThrow('unreadable');
  isBroken = false;
  expect(await shelves.use('p', async () => 1)).toBe(1);
});

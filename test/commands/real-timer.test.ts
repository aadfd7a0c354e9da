import { expect, test } from 'vitest';
import { realTimer } from '../../src/commands/real-timer.ts';

test('waits no longer than until a signal', async () => {
  const over = new AbortController();
  const hour = realTimer.sleep(3_600_000, over.signal);
  over.abort();
  await expect(hour).rejects.toMatchObject({ name: 'AbortError' });
  await realTimer.sleep(0);
});

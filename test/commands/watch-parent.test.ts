import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { hashedFile } from '../support/hashed-file.ts';
import { testFolder } from '../support/test-folder.ts';

const poolFile = fileURLToPath(new URL('../../src/commands/open-pool.ts', import.meta.url));

const isThere = (process: number): boolean => {
  try {
    return globalThis.process.kill(process, 0);
  } catch {
    return false;
  }
};

async function waitUntil(is: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!is() && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 50));
}

test('a process in an endless loop does not outlive a parent that was killed', async () => {
  const folder = testFolder();
  const text = `import { renameSync, writeFileSync } from 'node:fs';
    writeFileSync('pid.part', String(process.pid));
    renameSync('pid.part', 'pid');
    for (;;);`;
  const file = hashedFile(folder, 'mine.mjs', text);
  const method = { kind: 'module', name: 'mine', file, imports: [] };
  const job = JSON.stringify({ kind: 'method', key: 'k', method, role: 'candidate' });
  const parent = hashedFile(
    folder,
    'parent.mjs',
    `import { openPool } from ${JSON.stringify(poolFile)};\nvoid openPool('never-made', 1).run(${job});\n`,
  );
  const run = spawn(process.execPath, [parent.location], { cwd: folder, stdio: 'ignore' });
  await waitUntil(() => existsSync(join(folder, 'pid')));
  const child = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  expect(isThere(child)).toBe(true);
  onTestFinished(() => void (isThere(child) && process.kill(child, 'SIGKILL')));
  run.kill('SIGKILL');
  await waitUntil(() => !isThere(child));
  expect(isThere(child)).toBe(false);
});

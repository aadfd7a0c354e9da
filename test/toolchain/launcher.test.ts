import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SYSTEM_NODE = '/usr/bin/node';
const NEEDED = [22, 18] as const;

/** Version of the system's Node where it is older than the tool needs. */
function findOldNode(): string | undefined {
  if (!existsSync(SYSTEM_NODE)) return undefined;
  const version = spawnSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const [, major = '0', minor = '0'] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  const old = Number(major) < NEEDED[0] || (Number(major) === NEEDED[0] && Number(minor) < NEEDED[1]);
  return old ? version.slice(1) : undefined;
}

const old = findOldNode();

test.skipIf(old === undefined)(
  old === undefined
    ? `a Node that is too old is told what is needed (skipped: no old Node at ${SYSTEM_NODE})`
    : 'a Node that is too old is told what is needed, and exits 64',
  () => {
    const { status, stdout, stderr } = spawnSync(SYSTEM_NODE, ['bin/carryover.js', '--version'], { encoding: 'utf8' });
    expect(status).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toContain(`Node ${old} is too old`);
    expect(stderr).toContain('expected 22.18 or newer');
    expect(stderr).toContain('Next step: ');
  },
);

test('the launcher asks for the Node that the manifest asks for, and the pinned one is new enough', () => {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(manifest).toMatchObject({
    engines: { node: `>=${NEEDED.join('.')}` },
    devDependencies: { node: expect.stringMatching(/^24\./) },
  });
  expect(readFileSync('bin/carryover.js', 'utf8')).toContain(`major === ${NEEDED[0]} && minor < ${NEEDED[1]}`);
});

test('the launcher is short and has no import at the top, where an old Node would stumble before it can speak', () => {
  const launcher = readFileSync('bin/carryover.js', 'utf8');
  expect(launcher.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  expect(launcher).not.toMatch(/^import /m);
});

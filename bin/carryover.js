#!/usr/bin/env node
// Plain JavaScript on purpose: it must be understood by a Node too old for everything else here.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `carryover: Node ${process.versions.node} is too old; found ${process.execPath}, expected 22.18 or newer.`,
  );
  console.error(
    'Next step: install Node 24, or put the one this project pins first: PATH="$PWD/node_modules/.bin:$PATH".',
  );
  process.exitCode = 64;
} else {
  const { existsSync } = await import('node:fs');
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const source = new URL('../src/cli.ts', import.meta.url);
  await import(existsSync(source) ? source.href : new URL('../dist/cli.js', import.meta.url).href);
}

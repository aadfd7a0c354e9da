import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { testRuns } from '../support/requirements.ts';

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const NOT_COPIED = ['.git', 'node_modules', 'dist', 'build', 'coverage', 'reports'];
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const temporary = mkdtempSync(join(tmpdir(), 'carryover-package-'));
/** A copy of the checkout, built; the checkout itself stays as it is. */
const checkout = join(temporary, 'checkout');
/** What somebody who installs the package gets. */
const installed = join(temporary, 'installed');
let packed: readonly string[] = [];

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

beforeAll(() => {
  const root = resolve('.');
  cpSync(root, checkout, {
    recursive: true,
    filter: source => !NOT_COPIED.some(name => source === join(root, name)),
  });
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  run('npm', ['run', 'build'], checkout);
  const answer: unknown = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], checkout));
  const [report] = Object.values(answer as object) as readonly {
    readonly files: readonly { readonly path: string }[];
  }[];
  packed = (report?.files ?? []).map(({ path }) => path).sort();
  for (const path of packed) cpSync(join(checkout, path), join(installed, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

testRuns('the package holds every file that bin and exports name', () => {
  const named = Object.values(manifest.exports).flatMap(entry =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  const wanted = [...Object.values(manifest.bin), ...named].map(path => path.replace(/^\.\//, ''));
  expect(wanted.filter(path => !packed.includes(path))).toEqual([]);
});

testRuns('the package holds the build of every source file, every asset, and the papers', () => {
  const built = globSync('**/*.ts', { cwd: 'src' }).map(path => `dist/${path.replace(/\.ts$/, '.js')}`);
  const assets = globSync('**/*.*', { cwd: 'assets' }).map(path => `assets/${path}`);
  expect(assets.some(path => path.startsWith('assets/report/'))).toBe(true);
  const wanted = ['dist/cli.js', 'README.md', 'LICENSE', 'CHANGELOG.md', ...built, ...assets];
  expect(wanted.filter(path => !packed.includes(path))).toEqual([]);
});

testRuns('the package holds nothing else: no source, test, script or report', () => {
  const allowed =
    /^(?:assets|bin|dist)\/|^docs\/(?:formats\/)?[a-z-]+\.md$|^suites\/[a-z]+\.yaml$|^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
  expect(packed.filter(path => !allowed.test(path))).toEqual([]);
});

testRuns('built code imports built code: no import ends in .ts', () => {
  const built = packed.filter(path => path.endsWith('.js'));
  const strays = built.filter(path =>
    /^(?:import|export)\b.* from '\.[^']*\.ts'/m.test(readFileSync(join(installed, path), 'utf8')),
  );
  expect(strays).toEqual([]);
});

testRuns('the installed command runs from the build alone, and finds its assets at the same depth', () => {
  expect(existsSync(join(installed, 'src'))).toBe(false);
  const help = run(process.execPath, [join(installed, 'bin/carryover.js'), '--help'], dirname(installed));
  for (const command of ['run', 'init', 'analyze', 'report', 'gate', 'cell']) expect(help).toContain(command);
  const version = run(process.execPath, [join(installed, 'bin/carryover.js'), '--version'], dirname(installed));
  expect(version.trim()).toBe(manifest.version);
});

testRuns('the build measures on several threads', () => {
  const work = `
    import { isMainThread, threadId } from 'node:worker_threads';
    export const work = {
      module: import.meta.url,
      name: 'work',
      open: helped => piece => {
        if (isMainThread && piece > 4) Atomics.wait(helped, 0, 0, 60_000);
        if (!isMainThread) Atomics.store(helped, 0, 1);
        if (!isMainThread) Atomics.notify(helped, 0);
        return threadId;
      },
    };
  `;
  writeFileSync(join(installed, 'work.mjs'), work);
  const program = `
    const { threads } = await import('./dist/commands/threads.js');
    const { work } = await import('./work.mjs');
    const options = { pieces: 20, advance: () => {} };
    const helped = new Int32Array(new SharedArrayBuffer(4));
    const found = await threads({ most: 2, worthMs: 0 }).map(work, helped, options);
    console.log(new Set(found).size);
  `;
  expect(run(process.execPath, ['--input-type=module', '--eval', program], installed).trim()).toBe('2');
});

testRuns('both entry points of the library can be imported by name', () => {
  const program = `
    const library = await import('carryover');
    const stats = await import('carryover/stats');
    console.log(Object.keys(library).length > 0 && Object.keys(stats).length > 0);
  `;
  const answer = run(process.execPath, ['--input-type=module', '--eval', program], installed);
  expect(answer.trim()).toBe('true');
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

type Packages = Readonly<Record<string, LockedPackage>>;

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { packages } = read('package-lock.json') as { readonly packages: Packages };
const { dependencies, devDependencies } = read('package.json') as Manifest;

/** Whether Node would find `name` from the package at `path`: in its own node_modules, or in any folder above. */
function isLocked(locked: Packages, path: string, name: string): boolean {
  const places = path.split('/node_modules/').map((_, i, parts) => parts.slice(0, i + 1).join('/node_modules/'));
  return [...places.map(place => `${place}/node_modules/${name}`), `node_modules/${name}`].some(
    place => place in locked,
  );
}

/** Optional dependencies (binaries of other platforms, as a rule) that the lock has forgotten. */
function forgottenOptionals(locked: Packages): readonly string[] {
  return Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !isLocked(locked, path, name))
      .map(name => `${path} → ${name}`),
  );
}

describe('the lock file', () => {
  test('locks every optional dependency of every package, so that `npm ci` works on every platform', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(forgottenOptionals(packages)).toEqual([]);
  });

  test('would be caught without the binary of one platform', () => {
    const name = 'node_modules/@biomejs/cli-win32-x64';
    const { [name]: dropped, ...rest } = packages;
    expect(dropped).toBeDefined();
    expect(forgottenOptionals(rest)).toEqual(['node_modules/@biomejs/biome → @biomejs/cli-win32-x64']);
  });

  test('finds optional dependencies nested below their package or beside it', () => {
    const owner = { optionalDependencies: { b: '1.0.0' } };
    expect(forgottenOptionals({ 'node_modules/a': owner, 'node_modules/a/node_modules/b': {} })).toEqual([]);
    expect(forgottenOptionals({ 'node_modules/a/node_modules/c': owner, 'node_modules/a/node_modules/b': {} })).toEqual(
      [],
    );
    expect(forgottenOptionals({ 'node_modules/a': owner, 'node_modules/d/node_modules/b': {} })).toHaveLength(1);
  });

  test('names no host: it installs from whatever registry npm is set to', () => {
    expect(Object.keys(packages).filter(path => packages[path]?.resolved !== undefined)).toEqual([]);
  });

  test('checks the content of every package', () => {
    const unchecked = Object.keys(packages).filter(path => path !== '' && packages[path]?.integrity === undefined);
    expect(unchecked).toEqual([]);
  });
});

describe('the manifest', () => {
  test('asks for exact versions, and the lock has the same ones', () => {
    const wanted = Object.entries({ ...dependencies, ...devDependencies });
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(wanted.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });
});

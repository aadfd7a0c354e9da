import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { recipe } from '../../src/report/recipe.ts';
import { concluded, richArchive } from '../support/counted.ts';
import { sampleResult } from '../support/sample-result.ts';
import { askedRunResult, erroredRunResult, sampleRunResult } from '../support/sample-run-result.ts';

const pack: { readonly engines: { readonly node: string } } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);
const withSuite = (suite: string) => {
  const result = sampleRunResult();
  return { ...result, provenance: { ...result.provenance, suite } };
};

describe('the recipe', () => {
  test('says the version, the oldest Node that the package takes, and the command as it is typed', () => {
    const { install, command } = recipe(sampleRunResult());
    expect(install).toContain('carryover 0.0.0');
    expect(pack.engines.node).toBe(`>=${/Node ([\d.]+) or newer/.exec(install)?.[1]}`);
    expect(command).toBe('npx carryover run suites/quickstart.yaml');
  });

  test('has the hash of result.json as it is written, and the folder that it lands in', () => {
    const result = sampleRunResult();
    expect(recipe(result)).toMatchObject({
      resultHash: hash('sha256', renderJson(result), 'hex'),
      folder: 'reports/sample-cd',
      planHash: 'cd',
    });
  });

  test('prints a plain suite whole, and none that the page would change', () => {
    const text = 'carryover: 1\nname: "<b>"\n';
    expect(recipe(withSuite(text)).suite).toEqual({ path: 'suites/quickstart.yaml', text });
    expect(recipe(withSuite(text)).files).toContain('It is printed whole below.');
    for (const odd of ['a: 1\r\n', 'a:\t1\n', 'a: \u202e1\n', 'a: \u200b1\n']) {
      expect(recipe(withSuite(odd)).suite).toBeUndefined();
      expect(recipe(withSuite(odd)).files).not.toContain('printed');
    }
  });

  test('says what it takes: runs, keys, network and money', () => {
    expect(recipe(sampleRunResult()).takes).toMatch(/^270 runs .* no key, no network and no dollars/);
    expect(recipe(askedRunResult()).takes).toContain(
      'models at api.anthropic.com and localhost:8000 are asked, with their keys where they want one',
    );
    expect(recipe(sampleResult([{ rung: '6b', role: 'sandbox' }])).takes).toMatch(/^No key, no network/);
  });

  test('tells what must be the same from what may differ', () => {
    const local = recipe(sampleRunResult()).same.join(' ');
    expect(local).toMatch(/^Must be the same: the plan hash, and .* every byte of result\.json/);
    expect(local).not.toMatch(/behind an API|failed here/);
    expect(recipe(askedRunResult()).same.join(' ')).toMatch(/May differ: answers that models behind an API give anew/);
    expect(recipe(erroredRunResult()).same.join(' ')).toContain('cells that failed here are tried again');
  });

  test('names the blessed run that the gate reads', () => {
    const result = sampleRunResult();
    const policy = { ...result.policy, baseline: 'blessed.json' };
    expect(recipe({ ...result, policy }).files).toContain('the blessed run blessed.json');
  });

  test('counts have one too', () => {
    const result = concluded(richArchive());
    expect(recipe(result)).toMatchObject({
      command: `npx ${result.provenance.command}`,
      resultHash: hash('sha256', renderJson(result), 'hex'),
      takes: 'No key, no network and no dollars; it reads the files and computes.',
    });
  });
});

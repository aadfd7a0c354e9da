import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Row {
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: string;
  readonly item: string;
  readonly cluster: string;
  readonly score: number;
}

const folder = mkdtempSync(join(tmpdir(), 'carryover-demo-'));
const make = (name: string) =>
  spawnSync(process.execPath, ['scripts/make-demo-table.ts', join(folder, name)], { encoding: 'utf8' });
let rows: readonly Row[] = [];

beforeAll(() => {
  expect(make('one.csv').status).toBe(0);
  const [, ...lines] = readFileSync(join(folder, 'one.csv'), 'utf8').trimEnd().split('\n');
  rows = lines.map(line => {
    const [domain = '', rung = '', arm = '', seed = '', item = '', cluster = '', score] = line.split(',');
    return { domain, rung, arm, seed, item, cluster, score: Number(score) };
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gainOf = (domain: string, rung: string): number => {
  const meanOf = (arm: string): number => {
    const scores = rows.filter(row => row.domain === domain && row.rung === rung && row.arm === arm);
    return scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
  };
  return meanOf('candidate') - meanOf('baseline');
};

describe('the demo table', () => {
  test('is the same, byte for byte, whenever it is made', () => {
    const { status, stderr } = make('two.csv');
    expect(status).toBe(0);
    expect(stderr).toMatch(/simulated outcomes \(no real model\); planted: the gain survives in chat/);
    expect(readFileSync(join(folder, 'two.csv')).equals(readFileSync(join(folder, 'one.csv')))).toBe(true);
  });

  test('has every item under every rung, arm and seed, once', () => {
    const keys = new Set(rows.map(({ domain, rung, arm, seed, item }) => [domain, rung, arm, seed, item].join(',')));
    expect(keys.size).toBe(rows.length);
    expect(rows.length).toBe(3 * 3 * 4 * 5 * 400);
    expect(rows.every(({ score }) => score === 0 || score === 1)).toBe(true);
  });

  test('groups two or three solutions of a problem in code, and nothing elsewhere', () => {
    const sizes = new Map<string, Set<string>>();
    for (const { domain, cluster, item } of rows) {
      expect(cluster !== '').toBe(domain === 'code');
      if (cluster !== '') sizes.set(cluster, (sizes.get(cluster) ?? new Set()).add(item));
    }
    expect(new Set([...sizes.values()].map(items => items.size))).toEqual(new Set([2, 3]));
  });

  test('carries the planted truth: chat keeps the gain, math loses most of it, code all of it', () => {
    for (const domain of ['chat', 'math', 'code']) expect(gainOf(domain, 'sandbox')).toBeGreaterThan(0.1);
    expect(gainOf('chat', 'production') / gainOf('chat', 'sandbox')).toBeGreaterThan(0.7);
    expect(gainOf('math', 'production') / gainOf('math', 'sandbox')).toBeLessThan(0.3);
    expect(Math.abs(gainOf('code', 'production'))).toBeLessThan(0.02);
  });

  test('says how it is used when it is told no file', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/make-demo-table.ts'], { encoding: 'utf8' });
    expect(status).toBe(64);
    expect(stderr).toContain('Usage: ');
  });
});

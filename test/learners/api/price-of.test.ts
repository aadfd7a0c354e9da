import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type PriceTable, priceOf } from '../../../src/learners/api/price-of.ts';

const table = JSON.parse(readFileSync('assets/prices.json', 'utf8')) as PriceTable;
const claude = (model: string, baseUrl?: string) => ({ provider: 'anthropic', model, baseUrl }) as const;
const openai = (model: string, baseUrl: string) => ({ provider: 'openai', model, baseUrl }) as const;
const TODAY = '2026-11-21';

describe('priceOf', () => {
  test('takes the latest price that holds on the day', () => {
    const name = claude('claude-sonnet-5-5');
    expect(priceOf(table, name, '2026-10-06')?.price.cacheRead).toBe(0.2);
    expect(priceOf(table, name, '2026-10-07T00:00:00Z')?.price.cacheRead).toBe(0.1);
    expect(priceOf(table, name, '2020-01-01')).toBeUndefined();
    const turned = { ...table, anthropic: [...table.anthropic].reverse() };
    expect(priceOf(turned, name, TODAY)?.price.cacheRead).toBe(0.1);
  });

  test('knows a model by its other names, and by no part of a name', () => {
    expect(priceOf(table, claude('claude-haiku-4-5-20251001'), TODAY)?.model).toBe('claude-haiku-4-5');
    for (const name of ['claude-haiku-4', 'claude-haiku-4-5-2', 'Claude-Haiku-4-5', '']) {
      expect(priceOf(table, claude(name), TODAY)).toBeUndefined();
    }
  });

  test('holds at the maker’s own address alone', () => {
    expect(priceOf(table, claude('claude-haiku-4-5', 'http://localhost:1'), TODAY)).toBeUndefined();
    expect(priceOf(table, openai('gpt-4.1', 'https://api.openai.com/v1/'), TODAY)?.price.output).toBe(8);
    expect(priceOf(table, openai('gpt-4.1', 'http://localhost:8000/v1'), TODAY)).toBeUndefined();
    expect(priceOf(table, openai('claude-haiku-4-5', 'https://api.openai.com/v1'), TODAY)).toBeUndefined();
  });
});

describe('assets/prices.json', () => {
  const entries = [...table.anthropic, ...table.openai];

  test('has a day, a source and every price, for each model and day once', () => {
    for (const { model, from, source, price } of entries) {
      expect(from, model).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(source, model).toMatch(/https:\/\//);
      expect(Object.keys(price).sort(), model).toEqual(['batch', 'cacheRead', 'cacheWrite', 'input', 'output']);
      for (const dollars of Object.values(price)) expect(dollars, model).toBeGreaterThan(0);
    }
    const names = entries.flatMap(({ model, aliases = [], from }) =>
      [model, ...aliases].map(name => `${name} ${from}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('is plausible: output is dearer than input, a cache is cheaper to read and not cheaper to write, batches save', () => {
    for (const { model, price } of entries) {
      expect(price.output, model).toBeGreaterThan(price.input);
      expect(price.cacheRead, model).toBeLessThan(price.input);
      expect(price.cacheWrite, model).toBeGreaterThanOrEqual(price.input);
      expect(price.batch, model).toBeLessThanOrEqual(1);
    }
  });

  test('names Claude models as the SDK does', () => {
    const known = readFileSync('node_modules/@anthropic-ai/sdk/resources/messages/messages.d.ts', 'utf8');
    for (const { model, aliases = [] } of table.anthropic) {
      for (const name of [model, ...aliases]) expect(known).toContain(`'${name}'`);
    }
  });
});

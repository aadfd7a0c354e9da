import { describe, expect, test } from 'vitest';
import { parseDesignRule } from '../../src/evidence/design-rule.ts';
import { faultOf } from '../support/fault-of.ts';

const applied = (text: string, facts: Record<string, string>) => parseDesignRule('--arm', text).apply(facts);

describe('a rule names what it fits', () => {
  test.each([
    ['model', { model: 'gpt' }, 'gpt'],
    [' model ', { model: ' gpt ' }, 'gpt'],
    ['model', { task: 'x' }, undefined],
    ['model', { model: '  ' }, undefined],
    ['model=gpt:candidate', { model: 'gpt' }, 'candidate'],
    ['model=gpt:candidate', { model: 'gpt-4' }, undefined],
    ['model=ollama:llama3:8b:candidate', { model: 'ollama:llama3:8b' }, 'candidate'],
    ['file=runs/a=b.json:baseline', { file: 'runs/a=b.json' }, 'baseline'],
    ['model=~_verification$:candidate', { model: '6b_verification' }, 'candidate'],
    ['model=~^(6b|175b)_:$1', { model: '175b_x' }, '175b'],
    ['model=~^(6b|175b)_:$1', { model: '13b_x' }, undefined],
    ['model=~^(\\d+)(b)?:$1-$2', { model: '7' }, '7-'],
    ['model=~^(\\d*):$1', { model: 'seven' }, undefined],
    ['model=~^(.*)$:$1', { model: '   ' }, undefined],
    ['task=~(?:a|b):math', { task: 'b' }, 'math'],
    ['arm=~.:x', {}, undefined],
  ])('%s of %o is %s', (text, facts, name) => {
    expect(applied(text, facts as Record<string, string>)).toBe(name);
  });
});

describe('anything else is refused, with the flag and what was typed', () => {
  test.each([
    ['modl=a:b', /--arm "modl=a:b": no field is called "modl" \(did you mean model\?\); expected one of model, task/],
    ['', /no field is called ""/],
    ['__proto__', /no field is called "__proto__"/],
    ['model=gpt-4', /has no name behind a colon/],
    ['model=gpt-4:', /has no name behind a colon/],
    ['model=:x', /fits nothing/],
    ['model=~:x', /fits nothing/],
    ['model=~[:x', /Invalid regular expression/],
    ['model=~(?:a|b)', /Invalid regular expression/],
    ['model=~\u001b[31m', /"model=~\\u001b\[31m"/],
  ])('%s', async (text, message) => {
    const fault = await faultOf(() => parseDesignRule('--arm', text));
    expect(fault.code).toBe('usage');
    expect(fault.message).toMatch(message);
    expect(fault.hint).toContain('FIELD=~REGEX:NAME');
  });
});

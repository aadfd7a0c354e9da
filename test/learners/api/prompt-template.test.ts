import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import { promptTemplate } from '../../../src/learners/api/prompt-template.ts';

const read = (source: string) =>
  promptTemplate(source, { where: 'p/math/question.hbs', knows: ['input', 'confidence', 'answers.0', 'answers.1'] });

describe('promptTemplate', () => {
  test('fills in what it knows, as it is', () => {
    const template = read(
      '<{{input}}> {{{input}}} {{answers.[0]}}{{#if confidence}} {{confidence}}%{{/if}}{{! note }}',
    );
    expect(template.fill({ input: '<b>&"\'`= {{answers.[1]}} {{', answers: ['no', 'yes'] })).toBe(
      '<<b>&"\'`= {{answers.[1]}} {{> <b>&"\'`= {{answers.[1]}} {{ no',
    );
    expect(template.fill({ input: 'x', confidence: '80', answers: ['no', 'yes'] })).toBe('<x> x no 80%');
    expect([...template.shows].sort()).toEqual(['answers.0', 'confidence', 'input']);
  });

  test('what is only asked about is not shown', () => {
    expect([...read('{{#if input}}a{{else}}b{{/if}}{{#unless confidence}}c{{/unless}}').shows]).toEqual([]);
  });

  test.each([
    [
      'a\nb {{inptu}}',
      2,
      'unknown variable "inptu"; expected {{input}}, {{confidence}}, {{answers.[0]}}, {{answers.[1]}}',
    ],
    ['{{answers}}', 1, 'unknown variable "answers"'],
    ['{{answers.[2]}}', 1, 'unknown variable'],
    ['{{constructor}}', 1, 'unknown variable "constructor"'],
    ['{{input.constructor}}', 1, 'unknown variable "input.constructor"'],
    ['{{__proto__}}', 1, 'unknown variable "__proto__"'],
    ['{{this}}', 1, 'unknown variable "this"'],
    ['{{@root.input}}', 1, 'unknown variable "@root.input"'],
    ['{{"input"}}', 1, 'unknown variable "input"'],
    ['{{1}}', 1, 'unknown variable "1"'],
    ['\n\n{{#if input}}\n{{../input}}\n{{/if}}', 4, 'unknown variable "../input"'],
    ['{{#if other}}{{/if}}', 1, 'unknown variable "other"'],
    ['{{#if input}}{{else}}\n{{x}}{{/if}}', 2, 'unknown variable "x"'],
    ['{{lookup answers 0}}', 1, '"lookup" is given something, as a helper is'],
    ['{{input confidence=1}}', 1, '"input" is given something'],
    ['{{#each answers}}{{/each}}', 1, 'block "each"; expected {{#if VARIABLE}} or {{#unless VARIABLE}}'],
    ['{{#input}}{{/input}}', 1, 'block "input"'],
    ['{{#if (lookup answers 0)}}{{/if}}', 1, 'unknown variable'],
    ['{{#if input includeZero=true}}{{/if}}', 1, 'block "if"'],
    ['{{> part}}', 1, 'Partial found'],
    ['{{#> part}}{{/part}}', 1, 'PartialBlock found'],
    ['{{* mark}}', 1, 'found; expected text, variables, if and unless'],
  ])('refuses %j, naming line %i', (source, line, says) => {
    expect(() => read(source)).toThrow(says);
    expect(() => read(source)).toThrow(new RegExp(`^p/math/question\\.hbs:${line}: `));
  });

  test.each([
    ['a\n{{#if input}}\nb', 3],
    ['a\n\n{{input', 3],
    ['{{#if input}}\n{{/unless}}', 1],
    ['{{answers.0}}', 1],
    ['{{}}', 1],
  ])('refuses %j, which is no template, naming line %i', (source, line) => {
    expect(() => read(source)).toThrow(new RegExp(`^p/math/question\\.hbs:${line}: is no valid template \\(`));
  });

  test('a helper that somebody registered elsewhere is none here', () => {
    Handlebars.registerHelper('input', () => 'hijacked');
    try {
      expect(read('{{input}}').fill({ input: 'mine' })).toBe('mine');
    } finally {
      Handlebars.unregisterHelper('input');
    }
  });
});

import { expect, test } from 'vitest';
import { compactSvg } from '../../src/report/compact-svg.ts';

const inGroup = (...marks: readonly string[]): string =>
  `<svg viewBox="0 0 9 9"><g fill="none">${marks.join('')}</g></svg>`;

test('groups that do nothing are left out, and classes', () => {
  expect(compactSvg('<svg><g class="a"><g transform="translate(0,0)"><g><line x2="4"/></g><g></g></g></g></svg>')).toBe(
    '<svg><line x2="4"/></svg>',
  );
});

test('what most marks of a group say is said once, others keep what they say', () => {
  const lines = ['#a', '#b', '#a'].map(stroke => `<line x2="4" stroke="${stroke}" stroke-width="2"/>`);
  expect(compactSvg(inGroup(...lines))).toBe(
    '<svg viewBox="0 0 9 9"><g fill="none" stroke="#a" stroke-width="2"><line x2="4"/><line x2="4" stroke="#b"/><line x2="4"/></g></svg>',
  );
});

test('nothing is said for a mark that does not say it', () => {
  const lines = '<line stroke="#a"/><line stroke="#a"/><line/>';
  expect(compactSvg(inGroup(lines))).toBe(inGroup(lines));
});

test('a group keeps what it says itself, and marks of its own colour theirs', () => {
  const marks = '<path fill="#a" d="M1,2Z"/><path fill="#a" d="M3,4Z"/>';
  expect(compactSvg(inGroup(marks))).toBe(inGroup(marks));
});

test('circles are circles, and places have a tenth of a pixel', () => {
  const circle = 'M2.73,0A2.73,2.73,0,1,1,-2.73,0A2.73,2.73,0,1,1,2.73,0';
  expect(compactSvg(inGroup(`<path transform="translate(10.06,-3.99)" d="${circle}"/>`))).toBe(
    inGroup('<circle r="2.7" cx="10" cy="-3.9"/>'),
  );
  expect(compactSvg(inGroup('<path d="M1.25,10.04L-0.01,20Z"/>'))).toBe(inGroup('<path d="M1.2,10L-0,20Z"/>'));
});

test('a text stands at its place, aslant it keeps its turn', () => {
  expect(compactSvg(inGroup('<text transform="translate(0,16)">a</text>'))).toBe(inGroup('<text y="16">a</text>'));
  const aslant = '<text transform="translate(4,16) rotate(-35)">a</text>';
  expect(compactSvg(inGroup(aslant))).toBe(inGroup(aslant));
});

test('a mark that nobody sees is left out, one with a title is there for the pointer', () => {
  expect(compactSvg(inGroup('<path d="M1,2Z" opacity="0"/><line x2="1"/>'))).toBe(inGroup('<line x2="1"/>'));
  expect(compactSvg(inGroup('<path d="M1,2Z" opacity="0" fill="#a"><title>t</title></path>'))).toBe(
    inGroup('<path d="M1,2Z" pointer-events="all"><title>t</title></path>'),
  );
});

test('text is left alone, whatever it looks like', () => {
  const text = '<text>&lt;g class="a"&gt; 1.2345 translate(0,0)</text>';
  expect(compactSvg(`<svg>${text}</svg>`)).toBe(`<svg>${text}</svg>`);
});

import { expect, test } from 'vitest';
import { shortSetting, statedSettings } from '../../src/evidence/short-setting.ts';

test('a setting is one line; long ones that start alike stay apart', () => {
  expect(shortSetting(0.5)).toBe('0.5');
  expect(shortSetting(' two\n lines ')).toBe('two lines');
  expect(shortSetting(['a', 1])).toBe('["a",1]');
  const [one, other] = ['x', 'y'].map(end => shortSetting(`${'long '.repeat(20)}${end}`));
  expect(one).toMatch(/^long long long long ?… #[0-9a-f]{6}$/);
  expect(other).not.toBe(one);
});

test('what a file does not say, or says to be nothing, is no setting', () => {
  expect(statedSettings({ a: 0, b: null, c: undefined, d: '', e: false })).toEqual({ a: '0', e: 'false' });
});

import { expect, test } from 'vitest';
import { csvLine } from '../../src/report/csv-line.ts';

test.each([
  [['a', 1, undefined, true, -0.5], 'a,1,,true,-0.5\n'],
  [['a,b', 'say "x"'], '"a,b","say ""x"""\n'],
  [['=1+1', '+1', '-1', '@x', ' =x', '\t=x', '＝x'], "'=1+1,'+1,'-1,'@x,' =x,' =x,'＝x\n"],
  [['two\nlines', '\u202ex'], 'two lines, x\n'],
] as const)('%j is %j', (values, line) => {
  expect(csvLine(values)).toBe(line);
});

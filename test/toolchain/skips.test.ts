import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SKIP = /\.(?:skipIf|runIf)\(/g;
const SAYS_WHY = /\b(?:titleOf|titleWith|skippedTitle)\(|\(skipped/;
/** Where the title of what is skipped ends, at the latest. */
const BODY = /=> \{|\n\n/;

/** Line and title of what may be skipped without a word. */
function silentSkips(text: string): readonly string[] {
  return [...text.matchAll(SKIP)]
    .map(({ index }) => [index, text.slice(index).split(BODY)[0] as string] as const)
    .filter(([, title]) => !SAYS_WHY.test(title))
    .map(([index, title]) => `${text.slice(0, index).split('\n').length} ${title.slice(0, 80)}`);
}

test('what a test file skips says why in its title', () => {
  const silent = globSync('test/**/*.test.ts').flatMap(path =>
    silentSkips(readFileSync(path, 'utf8')).map(place => `${path}:${place}`),
  );
  expect(silent).toEqual([]);
});

test('a skip without a reason is found, also one of several cases', () => {
  const call = ['.skipIf', '(!isThere)'].join('');
  expect(silentSkips(`test${call}('a', () => {\n`)).toEqual([`1 ${call}('a', () `]);
  expect(silentSkips(`\ntest${call}.each([\n  'x',\n])(\n  'a %s', x => {\n`)).toHaveLength(1);
  expect(silentSkips(`test${call}(titleOf('a', 'runs'), () => {\n`)).toEqual([]);
  expect(silentSkips(`test${call}('a (skipped: it is not there)', () => {\n`)).toEqual([]);
});

import { expect, test } from 'vitest';
import { fillPage, placedFigure } from '../../src/report/page-engine.ts';

const PARTS = { page: 'figure', partials: [], sheets: ['style.css'] };
const PICTURE = { svg: '<svg/>', specName: 'x-1.vl.json', specUrl: 'data:application/json;base64,e30=' };
const CONTEXT = { id: 'x', title: '<b>', caption: '', columns: ['"&'], rows: [], pictures: [PICTURE] };

test('what comes from outside is escaped, and finished pictures are not', async () => {
  const page = `${await fillPage(PARTS, CONTEXT)}${await fillPage(PARTS, placedFigure(CONTEXT))}`;
  expect(page).toContain('&lt;b&gt;');
  expect(page).toContain('&quot;&amp;');
  expect(page).toContain('<div class="picture">&lt;svg/&gt;</div>');
  expect(page).toContain('<div class="picture"><svg/></div>');
  expect(page).toContain('<a href="data:application/json;base64,e30=" download="x-1.vl.json">');
});

test('an asset that is not there is an error, not an empty page', async () => {
  await expect(fillPage({ ...PARTS, page: 'absent' }, CONTEXT)).rejects.toThrow(/absent\.hbs/);
});

test('an interval, and a number with its error, are kept in one line; a name among numbers may be broken, a number not', async () => {
  const table = {
    title: 't',
    columns: ['c'],
    rows: [{ names: ['x'.repeat(30)], values: ['+1 [−1, +3]', '0.5 ± 0.1 †', '3 (× 2)'] }],
  };
  const page = await fillPage({ page: 'table', partials: [], sheets: [] }, table);
  expect(page).toContain('<td><bdi>+1 [−1,\u00a0+3]</bdi></td>');
  expect(page).toContain('<td><bdi>0.5\u00a0±\u00a00.1\u00a0†</bdi></td>');
  expect(page).toContain('<td><bdi>3 (×\u00a02)</bdi></td>');
  expect(page).toContain(`<th scope="row"><bdi class="long">${'x'.repeat(30)}</bdi></th>`);
});

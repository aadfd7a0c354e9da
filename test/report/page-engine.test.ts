import { expect, test } from 'vitest';
import { fillPage, finishedPicture } from '../../src/report/page-engine.ts';

const PARTS = { page: 'figure', partials: [], sheets: ['style.css'] };
const CONTEXT = { id: 'x', title: '<b>', caption: '', columns: ['"&'], rows: [] };

test('what comes from outside is escaped, and finished pictures are not', async () => {
  const pictures = ['<svg/>', finishedPicture('<svg/>')];
  const page = await fillPage(PARTS, { ...CONTEXT, pictures });
  expect(page).toContain('&lt;b&gt;');
  expect(page).toContain('&quot;&amp;');
  expect(page).toContain('<div class="picture">&lt;svg/&gt;</div>');
  expect(page).toContain('<div class="picture"><svg/></div>');
});

test('an asset that is not there is an error, not an empty page', async () => {
  await expect(fillPage({ ...PARTS, page: 'absent' }, CONTEXT)).rejects.toThrow(/absent\.hbs/);
});

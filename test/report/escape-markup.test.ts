import { expect, test } from 'vitest';
import { escapeMarkup } from '../../src/report/escape-markup.ts';

test('what means something between tags or in an attribute is a reference, and nothing else is', () => {
  expect(escapeMarkup('<b a="x" c=\'y\'>&amp; `z` ’')).toBe('&lt;b a=&quot;x&quot; c=&#x27;y&#x27;&gt;&amp;amp; `z` ’');
});

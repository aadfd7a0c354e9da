import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakable, keptWhole, parted } from '../../src/report/breakable.ts';

describe('Text for a narrow column', () => {
  test('an interval, and a number with its error, factor or dagger, have no place to break', () => {
    expect(keptWhole('+2.17 [−2.30, +6.63]')).toBe('+2.17 [−2.30,\u00a0+6.63]');
    expect(keptWhole('95.2% ± 0.4% †')).toBe('95.2%\u00a0±\u00a00.4%\u00a0†');
    expect(keptWhole('3 (× 2), 3.5 × 10⁻⁴')).toBe('3 (×\u00a02), 3.5\u00a0×\u00a010⁻⁴');
  });

  test('an interval can be told from the number before it', () => {
    expect(parted('+2.17 [−2.30, +6.63] <x>')).toBe('+2.17 <span>[−2.30, +6.63]</span> &lt;x&gt;');
  });

  test('what only looks like an interval keeps its spaces: a name of 300 letters in brackets must break', () => {
    expect(keptWhole('[a name, another]')).toBe('[a name, another]');
  });

  test('a word of 12 letters is left alone, as are the parts of one with hyphens; a longer one may go on after twelve', () => {
    expect(breakable('inconclusive chat-1728283da047')).toBe('inconclusive chat-1728283da047');
    expect(breakable('counterrevolution now')).toBe('counterrevol<wbr>ution now');
  });

  test('a letter is not parted from its marks', () => {
    const letter = 'e\u0301';
    expect(breakable(letter.repeat(20))).toBe(`${letter.repeat(12)}<wbr>${letter.repeat(8)}`);
  });

  test('markup of names is text, and no reference is broken in two', () => {
    expect(breakable('<b>"&\'</b>')).toBe('&lt;b&gt;&quot;&amp;&#x27;&lt;/b&gt;');
    expect(breakable('<'.repeat(17))).toBe(`${'&lt;'.repeat(12)}<wbr>${'&lt;'.repeat(5)}`);
  });

  test('what is copied is what went in, whatever it is', () => {
    const decode = (markup: string) =>
      markup
        .replaceAll('<wbr>', '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#x27;', "'")
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const markup = breakable(keptWhole(text));
        expect(markup.replaceAll('<wbr>', '')).not.toMatch(/[<>"']/);
        expect(decode(markup).replaceAll('\u00a0', ' ')).toBe(text.replaceAll('\u00a0', ' '));
      }),
    );
  });
});

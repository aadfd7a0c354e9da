import { describe, expect, test } from 'vitest';
import { parseCorpus } from '../../src/corpora/parse-corpus.ts';

describe('parseCorpus', () => {
  test('reads a text a line from JSONL, line breaks inside included, and skips empty lines', () => {
    expect(parseCorpus('{"text":"a\\nb"}\r\n\n{"text":"c"}\n', { path: 'c', format: 'jsonl' })).toEqual(['a\nb', 'c']);
  });

  test('reads plain lines as they stand', () => {
    expect(parseCorpus('one\n\n{"text":"two"}\n', { path: 'c', format: 'plain' })).toEqual(['one', '{"text":"two"}']);
  });

  test.each([
    ['{"text":"a"}\nnot json\n', 'c.jsonl:2: is no valid JSON.'],
    [
      '{"text":"a"}\n{"txt":"b"}\n',
      'c.jsonl:2: holds the key "txt" (did you mean text?); expected the key text with a text that says something.',
    ],
    ['{"a":"b","c":1}\n', 'c.jsonl:1: holds the keys "a", "c"; expected the key text with'],
    ['{"text":" "}\n', 'c.jsonl:1: text is " "; expected a text that says something.'],
    ['{"text":"\u200b"}\n', 'c.jsonl:1: text is "\\u200b"; expected a text'],
    ['{}\n', 'c.jsonl:1: found {}; expected the key text with'],
    ['[1]\n', 'c.jsonl:1: found [1]; expected the key text with'],
    ['\n\n', 'c.jsonl: holds no text; expected a corpus of correct texts.'],
  ])('refuses %j', (content, message) => {
    expect(() => parseCorpus(content, { path: 'c.jsonl', format: 'jsonl' })).toThrow(message);
  });
});

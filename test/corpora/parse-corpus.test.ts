import { describe, expect, test } from 'vitest';
import { parseCorpus } from '../../src/corpora/parse-corpus.ts';

describe('parseCorpus', () => {
  test('reads a text a line from JSONL, line breaks inside included, and skips empty lines', () => {
    expect(parseCorpus('{"text":"a\\nb"}\r\n\n{"text":"c"}\n', 'corpus.jsonl')).toEqual(['a\nb', 'c']);
  });

  test('reads plain lines from a .txt file', () => {
    expect(parseCorpus('one\n\n{"text":"two"}\n', 'corpus.txt')).toEqual(['one', '{"text":"two"}']);
  });

  test.each([
    ['{"text":"a"}\nnot json\n', 'c.jsonl:2: is no valid JSON.'],
    ['{"text":"a"}\n{"txt":"b"}\n', 'c.jsonl:2: text is undefined; expected a text that says something.'],
    ['{"text":" "}\n', 'c.jsonl:1: text is " "; expected a text'],
    ['[1]\n', 'c.jsonl:1: text is undefined; expected a text'],
    ['\n\n', 'c.jsonl: holds no text; expected a corpus of correct texts.'],
  ])('refuses %j', (content, message) => {
    expect(() => parseCorpus(content, 'c.jsonl')).toThrow(message);
  });
});

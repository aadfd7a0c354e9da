/** Outputs of a step as the runner reads them: `name=value` on one line, or `name<<END`, lines, `END`. */
export function readStepOutputs(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name = '', sign, rest = ''] = /^([^=<]+)(=|<<)(.*)$/s.exec(line) ?? [];
    if (sign === undefined) throw new Error(`not an output: ${line}`);
    if (sign === '=') {
      values[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, at + 1);
    if (end < 0) throw new Error(`an output without its end: ${line}`);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

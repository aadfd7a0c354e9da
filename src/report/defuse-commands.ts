/** As the runner of GitHub Actions trims a line before it looks for `::`; it takes a lone carriage return for the end of one too. */
const COMMAND_LINE = /(^|[\r\n])((?:[^\S\r\n]|\u0085)*):(?=:)/gu;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Text on its way to the log of a workflow, without any command in it: the runner of GitHub Actions obeys lines that begin with
 * `::`, and `##[` wherever it stands, and names come from other people's files. A blank goes between; in JSON, which has no such
 * line, an escape, so that it says the same.
 * @param text whole lines
 * @source actions/runner, src/Runner.Common/ActionCommand.cs: TryParseV2 and TryParse
 */
export function defuseCommands(text: string): string {
  const calm = text.replace(COMMAND_LINE, '$1$2: ');
  if (!text.includes('##[')) return calm;
  return isJson(text) ? text.replaceAll('##[', '#\\u0023[') : calm.replaceAll('##[', '## [');
}

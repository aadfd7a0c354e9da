/** Environment variables that the SDKs of the hosts read keys from. */
export const KEY_VARIABLES = { anthropic: 'ANTHROPIC_API_KEY', openai: 'OPENAI_API_KEY' } as const;

/** Others under which the same hosts' secrets lie. */
const MORE = ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_WEBHOOK_SIGNING_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_WEBHOOK_SECRET'];

/**
 * The environment as the processes of cells get it: somebody's own method runs there, and no key is its business.
 * @param named variables that the suite says hold keys; any other variable with the same value goes too
 */
export function withoutKeys(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const secret = new Set<string>([...Object.values(KEY_VARIABLES), ...MORE, ...named]);
  const values = new Set([...secret].flatMap(name => env[name] || []));
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => !secret.has(name) && !values.has(value ?? '')),
  );
}

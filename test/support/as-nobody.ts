/** User id that owns nothing. */
const NOBODY = 65_534;

/** Does something without the rights of root, who may do anything: then what is not permitted can be tried as root too. */
export async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

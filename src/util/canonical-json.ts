/** Objects with their keys in order of code units. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
    : value;

/**
 * JSON text that depends on what a value says and not on how it was put together: keys are in order, nothing is indented,
 * a property that is undefined is as good as absent. Lists keep their order.
 * @param value plain data; numbers must be finite, as JSON has no word for others
 */
export const canonicalJson = (value: object): string => JSON.stringify(value, inOrder);

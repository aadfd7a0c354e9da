/**
 * What went wrong, as a stable word for scripts. Every code but `internal` leads to exit 64: the user can act on it; `halted`
 * (no more may be asked of a model) makes cells incomplete.
 */
export type ErrorCode = 'usage' | 'data-invalid' | 'run-invalid' | 'output-failed' | 'halted';

/** The one error a user ever sees on purpose: what was found (message), and what to do next (hint). */
export class CarryoverError extends Error {
  override readonly name = 'CarryoverError';
  readonly code: ErrorCode;
  readonly hint: string;

  /**
   * @param code stable word for scripts
   * @param message names file, line or field, what was found and what was expected
   * @param hint the next step, as an instruction
   */
  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

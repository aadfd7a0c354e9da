import type { TroubleKind } from './provider.ts';

/** Codes of node that mean that the host is not who it should be: another attempt is the same. */
const UNTRUSTED = /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|ERR_SSL_)/;

/** No connection came about, at one address or at any of several: nothing was sent. */
const isUnconnected = (error: Error): boolean =>
  error instanceof AggregateError ||
  ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo'));

/** Why a request got no answer, before the protocol comes into it. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TroubleKind;
  /** The request may have reached the host. */
  readonly mayHaveCost: boolean;

  constructor(kind: TroubleKind, message: string, mayHaveCost = false) {
    super(message);
    this.kind = kind;
    this.mayHaveCost = mayHaveCost;
  }

  /** What node says went wrong. */
  static from(error: Error): TransportError {
    if (error instanceof TransportError) return error;
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (UNTRUSTED.test(code)) return new TransportError('fatal', `No trusted connection: ${error.message} (${code})`);
    return new TransportError('network', error.message || code || 'The connection broke', !isUnconnected(error));
  }
}

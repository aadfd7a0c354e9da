/** Work that falls into pieces which need nothing of each other: whoever does a piece, and when, gives the same answer. */
export interface Piecework<Input, Answer> {
  /** Address of the module that exports it, and under which name: another thread finds it there. */
  readonly module: string;
  readonly name: string;
  /**
   * Begins the work; what several pieces have in common is kept between them.
   * @param input plain data, and so are the answers
   */
  open(input: Input): (piece: number) => Answer;
}

export interface PieceOptions {
  /** How many there are. */
  readonly pieces: number;
  /** A piece is done. */
  readonly advance: () => void;
}

/** Does the pieces one after the other: what everybody else must give the same answers as. */
export function doPieces<Input, Answer>(
  work: Piecework<Input, Answer>,
  input: Input,
  { pieces, advance }: PieceOptions,
): Answer[] {
  const answer = work.open(input);
  return Array.from({ length: pieces }, (_, piece) => {
    const found = answer(piece);
    advance();
    return found;
  });
}

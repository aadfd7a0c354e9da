/** Where each row of a table came from, for messages: four bytes a row. */
export class RowOrigins {
  #lines = new Uint32Array(1024);
  #rows = 0;
  /** Files in the order they were opened, each with the first row read after that. */
  readonly #files: { readonly path: string; readonly unit: 'line' | 'row'; readonly firstRow: number }[] = [];

  /** Rows added from now on come from this file, whose numbers count lines of a text, or rows. */
  openFile(path: string, unit: 'line' | 'row' = 'line'): void {
    this.#files.push({ path, unit, firstRow: this.#rows });
  }

  /** @param line 1-based */
  add(line: number): void {
    if (this.#rows === this.#lines.length) this.#lines = new Uint32Array(this.#lines.buffer.transfer(8 * this.#rows));
    this.#lines[this.#rows++] = line;
  }

  /** `file:line`, as editors and terminals understand it, or `file: row 7`; for the row after the last one too, given its line. */
  describe(row: number, line = this.#lines[row] as number): string {
    const file = this.#files.findLast(({ firstRow }) => firstRow <= row);
    if (file === undefined) return `line ${line}`;
    return file.unit === 'row' ? `${file.path}: row ${line}` : `${file.path}:${line}`;
  }
}

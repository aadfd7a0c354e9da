/** The header of a page, as far as it is checked; every number may be absent, or anything. */
export interface PageHeader {
  readonly compressed_page_size: number;
  readonly uncompressed_page_size: number;
  readonly data_page_header?: { readonly num_values: number; readonly encoding: string | undefined } | undefined;
  readonly data_page_header_v2?:
    | {
        readonly num_values: number;
        readonly num_nulls: number;
        readonly num_rows: number;
        readonly encoding: string | undefined;
        readonly definition_levels_byte_length: number;
        readonly repetition_levels_byte_length: number;
      }
    | undefined;
  readonly dictionary_page_header?: { readonly num_values: number } | undefined;
}

export interface PageReader {
  readonly view: DataView;
  offset: number;
}

const isWithin = (value: number, most: number): boolean => value >= 0 && value <= most;

/** Reads an unsigned LEB128 number of at most 32 bits. */
function readVarInt(reader: PageReader): number {
  let result = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.view.getUint8(reader.offset++);
    result += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return result;
  }
  return Number.NaN;
}

/**
 * Whether runs of definition levels (0 or 1, of flat columns) stand for no more values than a page has, but for the
 * seven that a last packed byte may have too many.
 */
function areLevelsSound(reader: PageReader, end: number, values: number): boolean {
  let levels = 0;
  while (reader.offset < end && levels < values) {
    const header = readVarInt(reader);
    const isPacked = header % 2 === 1;
    const count = Math.floor(header / 2);
    reader.offset += isPacked ? count : 1;
    levels += isPacked ? 8 * count : count;
    if (!isWithin(levels, values + (isPacked ? 7 : 0)) || count === 0) return false;
  }
  return levels >= values && reader.offset <= end;
}

/** Values of a data page of the second version; NaN where its header cannot be true. */
function valuesOfSecond(
  page: NonNullable<PageHeader['data_page_header_v2']>,
  reader: PageReader,
  size: number,
): number {
  const levels = page.definition_levels_byte_length;
  const isSound =
    page.encoding !== undefined &&
    page.num_rows === page.num_values &&
    isWithin(page.num_nulls, page.num_values) &&
    isWithin(levels, size) &&
    page.repetition_levels_byte_length === 0;
  const { offset } = reader;
  if (!isSound || (levels > 0 && !areLevelsSound({ view: reader.view, offset }, offset + levels, page.num_values))) {
    return Number.NaN;
  }
  return page.num_values;
}

/** Values of a page; 0 for a dictionary, NaN where its header cannot be true. */
function valuesOf(header: PageHeader, reader: PageReader): number {
  const { compressed_page_size: size, uncompressed_page_size: unpacked } = header;
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  if (!isWithin(size, reader.view.byteLength - reader.offset) || !(unpacked >= 0)) return Number.NaN;
  if (first !== undefined) return first.encoding === undefined ? Number.NaN : first.num_values;
  if (second !== undefined) return valuesOfSecond(second, reader, size);
  return dictionary === undefined || isWithin(dictionary.num_values, unpacked) ? 0 : Number.NaN;
}

/**
 * Walks the pages of a column chunk by their headers: a reader that believes what these say could read the same page for
 * ever, or make room for values that are not there.
 * @param chunk a flat column in a row group
 * @param rows of that group
 * @param readHeader reads the header of the page that starts at the offset, and moves that behind it
 * @throws Error where a header cannot be true
 */
export function checkPages(chunk: ArrayBuffer, rows: number, readHeader: (reader: PageReader) => PageHeader): void {
  const reader: PageReader = { view: new DataView(chunk), offset: 0 };
  let values = 0;
  while (values < rows && reader.offset < chunk.byteLength) {
    const header = readHeader(reader);
    values += valuesOf(header, reader);
    if (!isWithin(values, rows)) throw new Error('a page whose header cannot be true');
    reader.offset += header.compressed_page_size;
  }
  if (values !== rows) throw new Error(`${values} values in ${rows} rows`);
}

/** Bytes of a WebAssembly module, or of a part of one. */
export type Code = readonly number[];

/** A whole number from 0 in LEB128, as WebAssembly counts. */
export const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
};

/** A whole number of 32 bits in signed LEB128, as constants are written. */
export const signed = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
};

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];
const name = (text: string): number[] => list([...Buffer.from(text, 'utf8')].map((byte) => [byte]));

/** Types of values. */
export const I32 = 0x7f;
export const V128 = 0x7b;

/** A function without a result: the types of its parameters, how many other locals of each type, and its code without the end. */
export type WasmFunction = {
  readonly parameters: readonly number[];
  readonly locals: readonly { readonly count: number; readonly type: number }[];
  readonly code: Code;
};

/** A module of WebAssembly with a memory of one page of 65,536 bytes, exported as `memory`, and functions that are exported by their names. */
export const assemble = (functions: Readonly<Record<string, WasmFunction>>): Uint8Array<ArrayBuffer> => {
  const all = Object.entries(functions);
  const bodies = all.map(([, { locals, code }]) => {
    const body = [...list(locals.map(({ count, type }) => [...unsigned(count), type])), ...code, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(all.map(([, { parameters }]) => [0x60, ...list(parameters.map((type) => [type])), 0x00]))),
    ...section(3, list(all.map((_, index) => unsigned(index)))),
    ...section(5, list([[0x00, 0x01]])),
    ...section(
      7,
      list([[...name('memory'), 0x02, 0x00], ...all.map(([key], index) => [...name(key), 0x00, ...unsigned(index)])]),
    ),
    ...section(10, list(bodies)),
  ]);
};

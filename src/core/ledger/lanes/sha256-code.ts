import { assemble, type Code, I32, signed, unsigned, V128 } from './assemble.ts';

/** Messages at a time: words of 32 bits in a vector. */
const LANES = 4;
const WORDS = 16;
const STATE = 8;

/** The first 32 bits of the fractions of the roots of the first primes, which FIPS 180-4 begins with: the square for the state, the cube for the rounds. */
const fractions = (count: number, root: (prime: number) => number): number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    let prime = true;
    for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) prime = false;
    if (prime) found.push(Math.floor((root(candidate) % 1) * 2 ** 32));
  }
  return found;
};
const INITIAL = fractions(STATE, Math.sqrt);
const ROUNDS = fractions(64, Math.cbrt);

/** Pieces of code, one after the other. */
const join = (...parts: readonly Code[]): Code => parts.flat();
const times = (count: number, part: (index: number) => Code): Code =>
  Array.from({ length: count }, (_, index) => part(index)).flat();

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number): Code => [0x21, ...unsigned(local)];
const tee = (local: number): Code => [0x22, ...unsigned(local)];
const IF: Code = [0x04, 0x40];
const ELSE: Code = [0x05];
const LOOP: Code = [0x03, 0x40];
/** Begins the loop that is open again where the number on the stack is not 0. */
const REPEAT_IF: Code = [0x0d, 0x00];
const END: Code = [0x0b];
const i32 = (value: number): Code => [0x41, ...signed(value)];
const I32_IS_ZERO: Code = [0x45];
const I32_ADD: Code = [0x6a];
const I32_SUBTRACT: Code = [0x6b];
const I32_MULTIPLY: Code = [0x6c];
const simd = (operation: number): Code => [0xfd, ...unsigned(operation)];
const SPLAT = simd(0x11);
const AND = simd(0x4e);
const OR = simd(0x50);
const XOR = simd(0x51);
const SELECT = simd(0x52);
const SHIFT_LEFT = simd(0xab);
const SHIFT_RIGHT = simd(0xad);
const ADD = simd(0xae);
/** A local with the bytes of each word turned round: a message is read from its highest byte on. */
const turned = (local: number): Code =>
  join(get(local), get(local), simd(0x0d), [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]);
/** Reads into, or writes from, one lane of the vector on the stack; addresses need not be multiples of anything. */
const loadLane = (lane: number, offset: number): Code => [...simd(0x56), 0x00, ...unsigned(offset), lane];
const storeLane = (lane: number, offset: number): Code => [...simd(0x5a), 0x00, ...unsigned(offset), lane];
const word = (value: number): Code => {
  const bytes = [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
  return [...simd(0x0c), ...bytes, ...bytes, ...bytes, ...bytes];
};
const rotated = (local: number, by: number): Code =>
  join(get(local), i32(by), SHIFT_RIGHT, get(local), i32(32 - by), SHIFT_LEFT, OR);

/** The parameters of the function, as `sha256LanesCode` tells them. */
const [INPUT, STRIDE, OUTPUT, GROUPS, PREFIX, KEEP, PAD, BITS] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** Addresses of the four messages, and whether the last block is being hashed. */
const MESSAGE = 8;
const LAST = MESSAGE + LANES;
/** The sixteen words of the schedule that are still needed, the state, what it was before the block, and two that come and go. */
const SCHEDULE = LAST + 1;
const NOW = SCHEDULE + WORDS;
const BEFORE = NOW + STATE;
const FIRST = BEFORE + STATE;
const SECOND = FIRST + 1;

/** One word of each of the four messages. */
const readWord = (index: number): Code =>
  join(
    times(LANES, (lane) => join(get(MESSAGE + lane), get(FIRST), loadLane(lane, 4 * index), set(FIRST))),
    turned(FIRST),
  );

/** The sixty-four rounds of FIPS 180-4 section 6.2.2 over the schedule, which is used up. */
const rounds = (): Code => {
  // the letters change places from round to round; the locals stay
  let letters: readonly number[] = Array.from({ length: STATE }, (_, index) => NOW + index);
  return times(64, (round) => {
    const [a, b, c, d, e, f, g, h] = letters as [number, number, number, number, number, number, number, number];
    letters = [h, a, b, c, d, e, f, g];
    const at = (back: number): number => SCHEDULE + ((round - back + 64) % WORDS);
    const extended = join(
      join(rotated(at(15), 7), rotated(at(15), 18), XOR, get(at(15)), i32(3), SHIFT_RIGHT, XOR),
      join(rotated(at(2), 17), rotated(at(2), 19), XOR, get(at(2)), i32(10), SHIFT_RIGHT, XOR),
      join(ADD, get(at(16)), ADD, get(at(7)), ADD, set(at(16))),
    );
    return join(
      round < WORDS ? [] : extended,
      join(get(h), rotated(e, 6), rotated(e, 11), XOR, rotated(e, 25), XOR, ADD),
      join(get(f), get(g), get(e), SELECT, ADD, word(ROUNDS[round] as number), ADD, get(at(0)), ADD, set(FIRST)),
      join(rotated(a, 2), rotated(a, 13), XOR, rotated(a, 22), XOR),
      join(get(c), get(b), get(a), get(b), XOR, SELECT, ADD, set(SECOND)),
      join(get(d), get(FIRST), ADD, set(d), get(FIRST), get(SECOND), ADD, set(h)),
    );
  });
};

const schedule = (wordOf: (index: number) => Code): Code =>
  times(WORDS, (index) => join(wordOf(index), set(SCHEDULE + index)));
const firstBlock = schedule((index) =>
  index === 0 ? join(readWord(0), word(0x00ffffff), AND, get(PREFIX), SPLAT, OR) : readWord(index),
);
const lastBlock = schedule((index) => {
  if (index === 0) return join(readWord(WORDS), get(KEEP), SPLAT, AND, get(PAD), SPLAT, OR);
  return index === WORDS - 1 ? join(get(BITS), SPLAT) : word(0);
});

/** Four messages, from the byte before their data, where the prefix is thought to stand. The rounds stand in the code once for both blocks: half as much has to be compiled. */
const group = join(
  times(LANES, (lane) =>
    join(join(get(INPUT), get(STRIDE), i32(lane), I32_MULTIPLY, I32_ADD, i32(1), I32_SUBTRACT), set(MESSAGE + lane)),
  ),
  times(STATE, (index) => join(word(INITIAL[index] as number), set(NOW + index))),
  join(i32(0), set(LAST)),
  LOOP,
  join(get(LAST), IF, lastBlock, ELSE, firstBlock, END),
  times(STATE, (index) => join(get(NOW + index), set(BEFORE + index))),
  rounds(),
  times(STATE, (index) => join(get(NOW + index), get(BEFORE + index), ADD, set(NOW + index))),
  join(get(LAST), I32_IS_ZERO, tee(LAST), REPEAT_IF, END),
  times(STATE, (index) =>
    join(
      join(turned(NOW + index), set(FIRST)),
      times(LANES, (lane) => join(get(OUTPUT), get(FIRST), storeLane(lane, 32 * lane + 4 * index))),
    ),
  ),
);

/** One group after the other, where there is one at all. */
const everyGroup = join(
  join(get(GROUPS), IF, LOOP),
  group,
  join(get(INPUT), get(STRIDE), i32(LANES), I32_MULTIPLY, I32_ADD, set(INPUT)),
  join(get(OUTPUT), i32(32 * LANES), I32_ADD, set(OUTPUT)),
  join(get(GROUPS), i32(1), I32_SUBTRACT, tee(GROUPS), REPEAT_IF, END, END),
);

/**
 * A WebAssembly module that hashes messages of 65 or 66 bytes with SHA-256 (FIPS 180-4), four at a time, one in each lane of its vectors. A message is one byte of prefix and the data: what RFC 6962 hashes for a
 * leaf of 65 bytes and for a node of two hashes. Both need two blocks. Its memory is one page of 65,536 bytes, exported as `memory`.
 *
 * `hash(input, stride, output, groups, prefix, keep, pad, bits)` reads `4 * groups` data from `input` on, each `stride` bytes after the one before, and writes their hashes one after the other from `output` on.
 * `prefix` is the first byte of a message in the highest byte of a word; `keep` says which bits of the last word of data are data, and `pad` what follows them; `bits` is the length of a message in bits.
 * The byte before `input`, and three after the last data, are read and not used.
 */
export const sha256LanesCode = (): Uint8Array<ArrayBuffer> =>
  assemble({
    hash: {
      parameters: Array.from({ length: BITS + 1 }, () => I32),
      locals: [
        { count: SCHEDULE - MESSAGE, type: I32 },
        { count: SECOND + 1 - SCHEDULE, type: V128 },
      ],
      code: everyGroup,
    },
  });

import type { JsonValue } from '../../ledger/canonical-json.ts';
import { parseCanonicalJson } from '../../ledger/canonical-json.ts';
import type { EventRow } from './event-row.ts';

/** What the text of an event says beside what its columns say. */
export type EventParts = {
  readonly digests: readonly string[];
  readonly data: JsonValue;
  /** The same as JSON. */
  readonly dataText: string;
};

const BEGIN = '{"_sd":[';
const DIGESTS = /^(?:"[\w-]{43}"(?:,"[\w-]{43}")*)?$/;
/** A digest with its quotation marks and the comma after it. */
const DIGEST_STEP = 46;

const digestsOf = (text: string): string[] => {
  const digests: string[] = [];
  for (let at = 1; at < text.length; at += DIGEST_STEP) digests.push(text.slice(at, at + 43));
  return digests;
};

/** The place after these pieces, which begin at a place of the text; undefined where they are not there. */
const placeAfter = (text: string, place: number, pieces: readonly string[]): number | undefined => {
  let at = place;
  for (const piece of pieces) {
    if (!text.startsWith(piece, at)) return undefined;
    at += piece.length;
  }
  return at;
};

/**
 * Holds the text of an event to its columns in one comparison: what stands before and after its public data is put together from them, as `eventText` does it, and must be there letter for letter. So the
 * text need not be read as a whole, which costs most of what checking an event costs.
 *
 * @param register the id of the register
 * @param prev hash of the leaf before it, in hexadecimal digits; empty for the first
 * @param known data of which the JSON was read before, by their text, if they are among them: hundreds of persons board by one command, whose events say the same
 * @returns undefined where the text is not what the columns say or not canonical: what is wrong is found by reading it
 */
export const partsOfEvent = (
  row: EventRow,
  register: string,
  prev: string,
  known: { readonly dataText: string; readonly data: JsonValue } | undefined,
): EventParts | undefined => {
  const { body } = row;
  const digestsEnd = body.indexOf(']', BEGIN.length);
  const from = placeAfter(body, digestsEnd, ['],"command":"', row.commandId, '","data":']);
  // piece by piece: a text that was put together would have to be written first
  const end = [
    ',"id":"',
    row.id,
    '","occurred":',
    String(row.occurred / 1000),
    ',"officer":',
    String(row.officerNo),
    ',"prev":"',
    prev,
    '","received":',
    String(row.received / 1000),
    ',"recorded":',
    String(row.recorded / 1000),
    ',"register":"',
    register,
    '","seq":',
    String(row.seq),
    ',"stream":',
    String(row.streamNo),
    ',"type":"',
    row.type,
    '","v":',
    String(row.v),
    '}',
  ];
  let to = body.length;
  for (const piece of end) to -= piece.length;
  if (from === undefined || to <= from || !body.startsWith(BEGIN) || placeAfter(body, to, end) !== body.length)
    return undefined;
  const digests = body.slice(BEGIN.length, digestsEnd);
  if (!DIGESTS.test(digests)) return undefined;
  const dataText = body.slice(from, to);
  if (known?.dataText === dataText) return { digests: digestsOf(digests), data: known.data, dataText };
  try {
    return { digests: digestsOf(digests), data: parseCanonicalJson(dataText), dataText };
  } catch {
    return undefined;
  }
};

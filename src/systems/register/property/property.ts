/** Why a packet passes to other hands. */
export const PURPOSES = ['storage', 'transfer', 'court', 'inspection', 'medical', 'return', 'other'] as const;
/** One of `PURPOSES`. */
export type Purpose = (typeof PURPOSES)[number];

/** How the seal was found when a packet passed. */
export const SEAL_STATES = ['intact', 'broken', 'missing'] as const;
/** One of `SEAL_STATES`. */
export type SealState = (typeof SEAL_STATES)[number];

/** How a packet ends: given back to the person, or disposed of under an authority. */
export const ENDS = ['returned', 'disposed'] as const;
/** One of `ENDS`. */
export type End = (typeof ENDS)[number];

/** What a complaint about a packet says. */
export const COMPLAINTS = [
  'seal-broken',
  'seal-other',
  'seal-missing',
  'thing-missing',
  'thing-damaged',
  'not-returned',
  'other',
] as const;
/** One of `COMPLAINTS`. */
export type Complaint = (typeof COMPLAINTS)[number];

/** Who complains. */
export const COMPLAINANTS = ['person', 'relative', 'counsel', 'officer'] as const;
/** One of `COMPLAINANTS`. */
export type Complainant = (typeof COMPLAINANTS)[number];

/** What is answered to a complaint; all but the last say what is done about it. */
export const COMPLAINT_OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld'] as const;
/** One of `COMPLAINT_OUTCOMES`. */
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** One thing in a packet. */
export type PacketItem = { readonly quantity: number; readonly description: string };

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const LINE = /^(\d{1,6})\s*[x×*]?\s+(.+)$/i;

/**
 * Reads items as an officer types them, one a line: `2 x phone`, `2 phone`, or `phone` for one. Digits may be Arabic-Indic or Persian; empty lines are left out.
 */
export const readItems = (text: string): PacketItem[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15)))
    .filter((line) => line !== '')
    .map((line) => {
      const match = LINE.exec(line);
      const quantity = Number(match?.[1] ?? 1);
      return match?.[2] === undefined || quantity === 0
        ? { quantity: 1, description: line }
        : { quantity, description: match[2].trim() };
    });

/** The ways in which a person comes into custody. Pure, for server and web. */
export const WAYS = [
  'capture',
  'arrest',
  'surrender',
  'hand-over-by-third-state',
  'recapture',
  'birth-in-custody',
  'existing-custody',
] as const;
/** One of `WAYS`. */
export type Way = (typeof WAYS)[number];

/**
 * What is asked about how a person was deprived of liberty: ICPPED 17(3)(b) and (c) (date, time and place, authority that did it), Body of Principles 12
 * (reasons, time, officers), and what a capture tag has room for (unit, circumstances, physical condition).
 */
export const PARTICULARS = ['when', 'place', 'unit', 'authority', 'circumstances', 'condition', 'reasonsTold'] as const;
/** One of `PARTICULARS`. */
export type ParticularName = (typeof PARTICULARS)[number];

/**
 * What is known of one of them. `inherited`: from the previous authority, unverified, a value of its own (requirement R2), with what that authority says if it
 * says anything. `unknown` needs its reason, and is asked again.
 */
export type Particular =
  | { readonly state: 'known'; readonly text: string }
  | { readonly state: 'inherited'; readonly text?: string; readonly from: string }
  | { readonly state: 'unknown'; readonly reason: string };

/** What a belonging is. Weapons and equipment are taken, documents and money are kept under seal or left. */
export const ITEM_KINDS = ['weapon', 'equipment', 'document', 'money', 'other'] as const;
/** One thing that the person had. */
export type Item = {
  readonly kind: (typeof ITEM_KINDS)[number];
  readonly description: string;
  readonly quantity: number;
  /** Taken into keeping, or left with the person. */
  readonly kept: 'taken' | 'left';
};

/** Belongings as an inventory; an empty list says that the person had nothing. */
export type Inventory =
  | { readonly state: 'listed'; readonly items: Item[] }
  | { readonly state: 'unknown'; readonly reason: string };

/** How a person came in, as it is recorded. */
export type Deprivation = { readonly way: Way } & { readonly [Name in ParticularName]: Particular } & {
  readonly inventory: Inventory;
};

/** Ways of coming in for which a tag is printed: the person was just taken, and walks and is carried with it. */
export const hasTag = (way: Way): boolean => way !== 'existing-custody' && way !== 'birth-in-custody';

/** What is still to be found out: everything unknown, and everything that was only inherited without a word. */
export const openParticulars = (deprivation: Deprivation): (ParticularName | 'inventory')[] => [
  ...PARTICULARS.filter((name) => {
    const particular = deprivation[name];
    return particular.state === 'unknown' || (particular.state === 'inherited' && !particular.text?.trim());
  }),
  ...(deprivation.inventory.state === 'unknown' ? (['inventory'] as const) : []),
];

const PARTIAL = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T([01]\d|2[0-3]):([0-5]\d))?)?)?$/;

/** Whether a text is a date as far as it is known: `2019`, `2019-03`, `2019-03-23` or `2019-03-23T14:30` in the time of the place (EDTF level 0). */
export const isPartialDate = (text: string): boolean => {
  const match = PARTIAL.exec(text);
  if (match === null) return false;
  const [, year, month, day] = match;
  if (day === undefined) return true;
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
};

/** Number of the tag of a person's nth capture: the register number goes before it, so that it is unique and needs no list of its own. */
export const tagNumber = (registerNumber: string, ordinal: number): string => `${registerNumber}-${ordinal}`;

import { mintId } from '../../../app/api/mint-id.ts';
import type { DeprivationInput } from '../command-views.ts';
import { type Item, PARTICULARS, type Particular, type ParticularName } from '../intake/particulars.ts';

/** One particular as it is being typed. */
export interface ParticularDraft {
  state: Particular['state'];
  text: string;
  /** Why it is unknown, or from which authority it was inherited. */
  note: string;
}

/** A belonging as it is being typed; the id is the form's own. */
export type ItemDraft = Item & { readonly id: string };

/** How the person came in, as it is being typed. */
export type DeprivationDraft = Record<ParticularName, ParticularDraft> & {
  inventory: { state: 'listed' | 'unknown'; reason: string; items: ItemDraft[] };
};

/** A form in which nothing was said yet; who was held before comes with what the previous authority said. */
export const emptyDraft = (state: 'known' | 'inherited'): DeprivationDraft => {
  const drafts = Object.fromEntries(PARTICULARS.map((name) => [name, { state, text: '', note: '' }])) as Record<
    ParticularName,
    ParticularDraft
  >;
  return { ...drafts, inventory: { state: state === 'known' ? 'listed' : 'unknown', reason: '', items: [] } };
};

/** A form that goes on from what is known. */
export const draftOf = (known: DeprivationInput): DeprivationDraft => {
  const drafts = Object.fromEntries(
    PARTICULARS.map((name): [ParticularName, ParticularDraft] => {
      const particular = known[name];
      return [
        name,
        particular.state === 'unknown'
          ? { state: particular.state, text: '', note: particular.reason }
          : particular.state === 'inherited'
            ? { state: particular.state, text: particular.text ?? '', note: particular.from }
            : { state: particular.state, text: particular.text, note: '' },
      ];
    }),
  ) as Record<ParticularName, ParticularDraft>;
  const { inventory } = known;
  return {
    ...drafts,
    inventory:
      inventory.state === 'listed'
        ? { state: 'listed', reason: '', items: inventory.items.map((item) => ({ ...item, id: mintId() })) }
        : { state: 'unknown', reason: inventory.reason, items: [] },
  };
};

/** What is still empty: a word that is known, the reason of what is unknown, the authority from which something was inherited. */
export const missingIn = (draft: DeprivationDraft): (ParticularName | 'inventory')[] => [
  ...PARTICULARS.filter((name) => {
    const { state, text, note } = draft[name];
    return state === 'known' ? text.trim() === '' : note.trim() === '';
  }),
  ...(draft.inventory.state === 'unknown'
    ? draft.inventory.reason.trim() === ''
      ? (['inventory'] as const)
      : []
    : draft.inventory.items.some(({ description }) => description.trim() === '')
      ? (['inventory'] as const)
      : []),
];

const particularOf = ({ state, text, note }: ParticularDraft): Particular => {
  if (state === 'known') return { state, text: text.trim() };
  if (state === 'unknown') return { state, reason: note.trim() };
  return { state, from: note.trim(), ...(text.trim() === '' ? {} : { text: text.trim() }) };
};

/** The form as the register takes it. */
export const inputOf = (draft: DeprivationDraft): DeprivationInput => ({
  ...(Object.fromEntries(PARTICULARS.map((name) => [name, particularOf(draft[name])])) as Record<
    ParticularName,
    Particular
  >),
  inventory:
    draft.inventory.state === 'listed'
      ? { state: 'listed', items: draft.inventory.items.map(({ id: _id, ...item }) => item) }
      : { state: 'unknown', reason: draft.inventory.reason.trim() },
});

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

/** What can be said of belongings. */
export const INVENTORIES = ['listed', 'nothing', 'unknown'] as const;

/** Belongings as they are being typed. Empty until somebody says it: a form left as it was must not record that a person had nothing. */
export interface InventoryDraft {
  state: (typeof INVENTORIES)[number] | '';
  reason: string;
  items: ItemDraft[];
}

/** How the person came in, as it is being typed. */
export type DeprivationDraft = Record<ParticularName, ParticularDraft> & {
  inventory: InventoryDraft;
};

/** A form in which nothing was said yet; who was held before comes with what the previous authority said. */
export const emptyDraft = (state: 'known' | 'inherited'): DeprivationDraft => {
  const drafts = Object.fromEntries(PARTICULARS.map((name) => [name, { state, text: '', note: '' }])) as Record<
    ParticularName,
    ParticularDraft
  >;
  return { ...drafts, inventory: { state: state === 'known' ? '' : 'unknown', reason: '', items: [] } };
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
        ? {
            state: inventory.items.length === 0 ? 'nothing' : 'listed',
            reason: '',
            items: inventory.items.map((item) => ({ ...item, id: mintId() })),
          }
        : { state: 'unknown', reason: inventory.reason, items: [] },
  };
};

const isInventoryMissing = ({ state, reason, items }: InventoryDraft): boolean => {
  if (state === 'unknown') return reason.trim() === '';
  if (state === 'listed') return items.length === 0 || items.some(({ description }) => description.trim() === '');
  return state === '';
};

/** What is still empty: a word that is known, the reason of what is unknown, the authority from which something was inherited, what the person had with them. */
export const missingIn = (draft: DeprivationDraft): (ParticularName | 'inventory')[] => [
  ...PARTICULARS.filter((name) => {
    const { state, text, note } = draft[name];
    return state === 'known' ? text.trim() === '' : note.trim() === '';
  }),
  ...(isInventoryMissing(draft.inventory) ? (['inventory'] as const) : []),
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
    draft.inventory.state === 'unknown'
      ? { state: 'unknown', reason: draft.inventory.reason.trim() }
      : {
          state: 'listed',
          items: draft.inventory.state === 'nothing' ? [] : draft.inventory.items.map(({ id: _id, ...item }) => item),
        },
});

/** Wire of lists that are sent ahead. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { codes, instant, view } from '../../../core/wire.ts';
import { type ListForm, type ListMeans, listForms, listMeans } from './words.ts';

export const sentListView = view(
  'SentListView',
  'A sealed manifest that was sent ahead to the receiving authority (GC III 46-48).',
  {
    sendingId: z.string(),
    sealNo: z.int().describe('Which seal of the manifest: the version of the list.'),
    manifestHash: z.string(),
    toAuthority: z.string(),
    toSite: z.string(),
    means: codes('ListMeans', 'How a list goes to the receiving authority.', listMeans),
    forms: z.array(codes('ListForm', 'In which form a list was sent.', listForms)),
    sentAt: instant,
    sentBy: officerReference,
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: officerReference.nullable(),
    stale: codes(
      'ListStaleness',
      'Why a list that was sent no longer says who comes: another seal stands since, or none; or the convoy heads elsewhere.',
      ['none', 'sealed-anew', 'redirected'],
    ),
    mayAcknowledge: z.boolean(),
  },
);
/** A sealed manifest that was sent ahead. */
export type SentListView = z.infer<typeof sentListView>;

export const listOwedView = codes('ListOwed', 'What of the list sent ahead is owed; it holds nothing up.', [
  'nothing',
  'send',
  'send-again',
  'acknowledge',
]);

/** `transfers/record-list-sent`. */
export interface RecordListSentInput {
  manifestNo: number;
  means: ListMeans;
  forms: ListForm[];
  sentAt?: number;
  /** Where it went, if by mistake elsewhere than the convoy headed. */
  toSite?: string;
}

/** `transfers/acknowledge-list`. */
export interface AcknowledgeListInput {
  sendingId: string;
}

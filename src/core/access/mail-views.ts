/** Wire of notices and of the mails that tell of them. The web application imports the types only. */
import { z } from 'zod';
import { abilities, codes, instant, view } from '../wire.ts';
import { mailKinds, mailLanguages } from './mail-codes.ts';

const notice = view('Notice', 'Something that waits for who asks.', {
  id: z.string().describe('What the notice is called where it is marked as read.'),
  kind: codes('NoticeKind', 'What waits.', [
    'review',
    'review-overdue',
    'witness-refuses',
    'mail-fails',
    'password-changed',
    'sign-in-renewed',
    'key-enrolled',
    'passkey-added',
    'passkey-revoked',
    'passkey-owed',
    'recovery-asked',
    'recovery-confirmed',
  ]),
  at: instant.describe('Since when.'),
  about: z
    .string()
    .describe(
      'The register number of the file, the name of the witness, the id of the device key, what the officer calls a passkey, the authority that demands one, or the user name of the officer whom no mail reaches or whose sign-in was changed.',
    ),
  readAt: instant.nullable().describe('When who asks marked it as read. It waits all the same.'),
});

export const noticesAnswer = view('NoticesAnswer', 'What waits for who asks, the oldest first.', {
  notices: z.array(notice),
  unread: z.int().describe('How many of them who asks has not marked as read.'),
});
/** `GET /api/access/notices`. */
export type NoticesAnswer = z.infer<typeof noticesAnswer>;

/** The most notices that are marked at once, and the longest name of one. */
const [MOST, LONGEST] = [200, 80];

export const markNoticesInput = z.object({ notices: z.array(z.string().max(LONGEST)).min(1).max(MOST) }).strict();
/** `POST /api/access/mark-notices`. */
export type MarkNoticesInput = z.infer<typeof markNoticesInput>;

export const noticesMarked = view('NoticesMarked', 'How many notices were marked as read now.', { marked: z.int() });

/** `access/set-mail-address`: where an officer of the own authority is told that a notice waits; null ends it. */
export interface SetMailAddressInput {
  officerNo: number;
  address: string | null;
  language: (typeof mailLanguages)[number];
}

const sentMail = view('SentMail', 'A mail that told or is to tell an officer that something waits.', {
  mailId: z.uuid(),
  kind: codes('MailKind', 'What it tells.', mailKinds),
  queuedAt: instant,
  triedAt: instant.nullable(),
  attempts: z.int(),
  state: z
    .enum(['waits', 'fails', 'sent', 'given-up'])
    .describe('`fails`: it is tried again. `given-up`: refused for good, or three days old.'),
  failure: z.string().nullable().describe('Code of what went wrong last, such as `ECONNECTION` or `550`.'),
  endedAt: instant.nullable(),
});
/** One row of `GET /api/access/mail`. */
export type SentMail = z.infer<typeof sentMail>;

export const mailAnswer = view('MailAnswer', 'Where an officer is told by mail, and what was sent there.', {
  address: z.string().nullable().describe('Null where nothing is sent.'),
  language: z.enum(mailLanguages).nullable(),
  setAt: instant.nullable(),
  mails: z.array(sentMail).describe('The newest twenty, the newest first.'),
  abilities,
});
/** `GET /api/access/mail`: the own, or that of an officer of the administrator's authority. */
export type MailAnswer = z.infer<typeof mailAnswer>;

/** Wire of the public log: how it stands, and what witnesses say. The web application imports the types only. */
import { z } from 'zod';
import { codes, instant, pagedView, view } from '../../core/wire.ts';

export const witnessKinds = codes(
  'WitnessKind',
  'What became of asking a witness last: named and not asked yet, cosigns, refuses (it saw another log, or does not know this one), silent, dropped from the policy.',
  ['named', 'cosigns', 'refuses', 'silent', 'dropped'],
);

const said = {
  witness: z.string().describe('Its verifier key (C2SP signed-note).'),
  name: z.string().describe('Its name in the policy.'),
  kind: witnessKinds,
  words: z.string().nullable().describe('Its own words, or those of the connection, where it refuses or is silent.'),
};

export const witnessView = view('Witness', 'A witness of the public log, and how it stands.', {
  ...said,
  since: instant,
  size: z.int().nullable().describe('Entries of the newest head that it cosigned.'),
  cosignedAt: instant.nullable().describe('When it did, as it says itself.'),
});
export type WitnessView = z.infer<typeof witnessView>;

export const witnessNotice = view('WitnessNotice', 'What became of asking a witness, where it changed.', {
  ...said,
  no: z.int(),
  size: z.int().nullable().describe('Entries of the head that it was asked about.'),
  at: instant,
});
export type WitnessNotice = z.infer<typeof witnessNotice>;

export const logKeyView = view('LogKey', 'A key that signs the public log, or did.', {
  keyId: z.string().describe('Eight hexadecimal digits, as slips and notes name it.'),
  key: z.string().nullable().describe('Its verifier key (C2SP signed-note); null where the log never stated it.'),
  from: z.int().describe('Entries that the log had when it began to sign.'),
  fromAt: instant.nullable(),
  until: z.int().nullable().describe('Entries of the last head that it signed; null where it signs now.'),
  untilAt: instant.nullable(),
});
export type LogKeyView = z.infer<typeof logKeyView>;

export const logPolicyView = view(
  'LogPolicy',
  'An entry by which the public log says who its witnesses are, and how many of them are asked for.',
  {
    index: z.int().describe('Its place in the log.'),
    at: instant.nullable().describe('When the first head over it was signed; null where none was yet.'),
    keyId: z.string().describe('The key of the log that it names.'),
    witnesses: z.array(z.object({ name: z.string(), keyId: z.string() })),
    needed: z
      .object({ count: z.int(), of: z.array(z.string()) })
      .nullable()
      .describe('How many of which of them, or of which groups, have to cosign; null where nobody has to.'),
  },
);
export type LogPolicyView = z.infer<typeof logPolicyView>;

const head = z.object({ size: z.int().describe('Entries under it.'), signedAt: instant });

export const logStateAnswer = pagedView(
  'PublicLog',
  'How the public log stands; a page of what became of asking its witnesses, newest first.',
  {
    newest: head.nullable().describe('The newest head that the log signed.'),
    cosigned: head
      .nullable()
      .describe(
        'The newest head that is believed by the policy which the log names last: a quorum of its witnesses cosigned it. Where it asks for nobody, one cosignature counts.',
      ),
    keys: z.array(logKeyView).describe('The newest first.'),
    policies: z.array(logPolicyView).describe('What the log says in its own entries; the newest first.'),
    witnesses: z.array(witnessView),
    notices: z.array(witnessNotice),
  },
);
export type LogStateAnswer = z.infer<typeof logStateAnswer>;

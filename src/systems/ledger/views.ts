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

const head = z.object({ size: z.int().describe('Entries under it.'), signedAt: instant });

export const logStateAnswer = pagedView(
  'PublicLog',
  'How the public log stands; a page of what became of asking its witnesses, newest first.',
  {
    newest: head.nullable().describe('The newest head that the log signed.'),
    cosigned: head.nullable().describe('The newest head that a witness cosigned.'),
    witnesses: z.array(witnessView),
    notices: z.array(witnessNotice),
  },
);
export type LogStateAnswer = z.infer<typeof logStateAnswer>;

/** Wire of signing in through the identity provider of an authority. */
import { z } from 'zod';
import { view } from '../wire.ts';
import { passkeyAnswer } from './passkey-views.ts';
import { authorityName } from './views.ts';

const typed = z.string().min(1).max(500);

export const providerRow = view('ProviderRow', 'An authority whose officers sign in at its identity provider.', {
  authority: authorityName,
  demanded: z.boolean().describe('Whether they sign in there only.'),
});
/** One row of `GET /api/access/identity-providers`. */
export type ProviderRow = z.infer<typeof providerRow>;

export const beginProviderSignInInput = z
  .object({
    authority: z
      .string()
      .regex(/^[A-Z]{2,8}$/)
      .optional(),
    invitation: typed.optional(),
  })
  .strict();
/** `POST /api/access/begin-provider-sign-in`: the authority, or the token of a one-time link. */
export type BeginProviderSignInInput = z.infer<typeof beginProviderSignInInput>;

export const beginProviderSignInAnswer = view('BeginProviderSignInAnswer', 'Where the browser goes to sign in.', {
  address: z.string(),
});
/** Answer of `POST /api/access/begin-provider-sign-in`. */
export type BeginProviderSignInAnswer = z.infer<typeof beginProviderSignInAnswer>;

const brought = z.string().min(1).max(4096);
export const answerProviderInput = z
  .object({
    authority: z.string().regex(/^[A-Z]{2,8}$/),
    state: brought,
    code: brought.optional(),
    iss: brought.optional(),
    error: brought.optional(),
  })
  .strict();
/** `POST /api/access/answer-provider`: what the provider brought to the page. */
export type AnswerProviderInput = z.infer<typeof answerProviderInput>;

export const answerProviderAnswer = view(
  'AnswerProviderAnswer',
  'The provider confirmed an officer; the second factor follows.',
  {
    totpUri: z.string().exactOptional().describe('A new second factor, shown once, where a one-time link was taken.'),
    totpSecret: z.string().exactOptional(),
  },
);
/** Answer of `POST /api/access/answer-provider`. */
export type AnswerProviderAnswer = z.infer<typeof answerProviderAnswer>;

export const confirmProviderSignInInput = z.union([
  z.object({ totp: typed }).strict(),
  z.object({ passkey: passkeyAnswer }).strict(),
]);
/** `POST /api/access/confirm-provider-sign-in`. */
export type ConfirmProviderSignInInput = z.infer<typeof confirmProviderSignInInput>;

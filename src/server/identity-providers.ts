import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../platform/config/operator-error.ts';
import { readSecretFile } from '../platform/config/read-secret-file.ts';
import type { IdentityProvider } from '../platform/identity/identity-provider.ts';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** An https address without what tokens could be told apart by: no user, query or fragment. In clear to this machine only. */
const isIssuer = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) &&
    `${url.username}${url.password}` === '' &&
    !/[?#]/.test(text)
  );
};

const written = z.array(
  z
    .object({
      authority: z.string().regex(/^[A-Z]{2,8}$/, 'must be the code of an authority, such as MOJ'),
      issuer: z
        .string()
        .max(500)
        .refine(isIssuer, 'must be the https address of the provider, as it names itself, without ? and #'),
      clientId: z.string().min(1).max(500),
      clientSecretFile: z.string().min(1),
      demanded: z.boolean().default(false),
    })
    .strict(),
);

const readWritten = (file: string): unknown => {
  if (fs.statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new OperatorError(
      `There is no file ${file}, which AMANA_IDENTITY_PROVIDERS_FILE names. Make it, or name another.`,
    );
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OperatorError(`${file}, which AMANA_IDENTITY_PROVIDERS_FILE names, is not JSON.`, { cause });
  }
};

/**
 * The identity providers of the operator's file, each with its secret; none where no file is named.
 * @throws OperatorError where the file or a secret is missing or wrong, or two authorities name the same provider: what it signs would be of either
 */
export const findIdentityProviders = (file: string | undefined): readonly IdentityProvider[] => {
  if (file === undefined) return [];
  const parsed = written.safeParse(readWritten(file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OperatorError(
      `${file}, which AMANA_IDENTITY_PROVIDERS_FILE names: ${issue?.path.join('.') || 'the list'}: ${issue?.message}.`,
    );
  }
  for (const name of ['authority', 'issuer'] as const) {
    const seen = parsed.data.map((row) => row[name]);
    const twice = seen.find((value, index) => seen.indexOf(value) !== index);
    if (twice !== undefined)
      throw new OperatorError(
        `${file} names ${twice} twice: one provider for each authority, and one authority for each provider.`,
      );
  }
  return parsed.data.map(({ clientSecretFile, ...provider }) => ({
    ...provider,
    clientSecret: readSecretFile(
      path.resolve(path.dirname(file), clientSecretFile),
      `clientSecretFile of ${provider.authority}`,
      'secret of the identity provider',
    ),
  }));
};

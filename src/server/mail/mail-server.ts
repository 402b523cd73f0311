import type { Config } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { readSecretFile } from '../../platform/config/read-secret-file.ts';

/** The SMTP server that takes the mails of this register. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly tls: Config['mailTls'];
  readonly sign: { readonly user: string; readonly password: string } | undefined;
  readonly from: string;
  /** Certificates that are believed in place of those of the machine; for tests. */
  readonly ca?: string;
};

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * The SMTP server of the configuration, with its password; undefined where no mails are sent.
 * @throws OperatorError where a setting is missing, or a password would go over the network in clear
 */
export const findMailServer = (
  config: Pick<
    Config,
    'mailHost' | 'mailPort' | 'mailTls' | 'mailUser' | 'mailPasswordFile' | 'mailFrom' | 'publicOrigin'
  >,
): MailServer | undefined => {
  const { mailHost: host, mailPort: port, mailTls: tls, mailUser, mailPasswordFile, mailFrom: from } = config;
  if (host === undefined) {
    const alone = Object.entries({
      AMANA_MAIL_FROM: from,
      AMANA_MAIL_USER: mailUser,
      AMANA_MAIL_PASSWORD_FILE: mailPasswordFile,
    }).find(([, value]) => value !== undefined);
    if (alone !== undefined)
      throw new OperatorError(`${alone[0]} is set and AMANA_MAIL_HOST is not: set both, or leave both out.`);
    return undefined;
  }
  if (from === undefined) throw new OperatorError('AMANA_MAIL_HOST is set: set AMANA_MAIL_FROM too.');
  if ((mailUser === undefined) !== (mailPasswordFile === undefined))
    throw new OperatorError('AMANA_MAIL_USER and AMANA_MAIL_PASSWORD_FILE go together: set both, or leave both out.');
  if (tls === 'none' && mailUser !== undefined && !LOOPBACK.has(host))
    throw new OperatorError(
      `AMANA_MAIL_TLS is none, and the password of AMANA_MAIL_USER would go to ${host} in clear. Set AMANA_MAIL_TLS to starttls or implicit.`,
    );
  const sign =
    mailUser === undefined || mailPasswordFile === undefined
      ? undefined
      : {
          user: mailUser,
          password: readSecretFile(mailPasswordFile, 'AMANA_MAIL_PASSWORD_FILE', 'password of the SMTP server'),
        };
  return { host, port, tls, sign, from };
};

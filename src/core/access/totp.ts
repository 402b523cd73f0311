import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Bytes of a shared secret: as many as SHA-1 has (RFC 4226 4). */
export const TOTP_SECRET_BYTES = 20;

/** Seconds for which one code is valid (RFC 6238). */
export const TOTP_PERIOD = 30;
const ISSUER = 'Amana';

const totpOf = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: TOTP_PERIOD,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** What an authenticator is loaded with: the `otpauth:` URI for a QR code, and the secret in base32 for typing. */
export const totpEnrolment = (secret: Uint8Array, username: string): { totpUri: string; totpSecret: string } => {
  const totp = totpOf(secret, username);
  return { totpUri: totp.toString(), totpSecret: totp.secret.base32 };
};

/** The code of an instant, and for how many more seconds it is valid. */
export const totpCode = (secret: Uint8Array, at: number): { totp: string; validForSeconds: number } => {
  const totp = totpOf(secret, '');
  return {
    totp: totp.generate({ timestamp: at }),
    validForSeconds: TOTP_PERIOD - (Math.floor(at / 1000) % TOTP_PERIOD),
  };
};

/**
 * The time step whose code this is: the present one, the one before or the one after; undefined for any other code. Digits may be Arabic-Indic and stand
 * in groups. The caller must use a step once (RFC 6238 5.2).
 */
export const findTotpStep = (secret: Uint8Array, code: string, at: number): number | undefined => {
  const digits = code
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) & 0x0f) % 10))
    .replace(/[\s-]/g, '');
  const given = Buffer.from(
    digits
      .padEnd(6, ' ')
      .slice(0, 6)
      .replace(/[^\d ]/g, ' '),
  );
  const totp = totpOf(secret, '');
  const present = Math.floor(at / 1000 / TOTP_PERIOD);
  let found: number | undefined;
  for (const step of [present - 1, present + 1, present])
    if (
      timingSafeEqual(Buffer.from(totp.generate({ timestamp: step * TOTP_PERIOD * 1000 })), given) &&
      digits.length === 6
    )
      found = step;
  return found;
};

import { hash, randomBytes } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** SHA-256 of a token's text: all that the database keeps of a session or an invitation. */
export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer');

/** A new opaque token of 32 random bytes (base64url). */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Whether a text has the shape of a token; any other is nobody's and need not reach the database. */
export const isToken = (text: string | undefined): text is string => text !== undefined && TOKEN.test(text);

import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type PasskeyRow, type PasskeysAnswer, passkeysAnswer } from '../passkey-views.ts';

type Row = {
  id: string;
  name: string;
  copies: boolean;
  added: number;
  used: number | null;
  revoked: number | null;
  revoked_why: PasskeyRow['revokedWhy'];
};

/** The passkeys of the officer who asks: in use, and revoked. */
export const passkeys = defineQuery({
  system: 'access',
  name: 'passkeys',
  input: nothing,
  answer: passkeysAnswer,
  run: async (read): Promise<PasskeysAnswer> => {
    const rows = await read.rows<Row>(
      'SELECT id, name, backup_eligible AS copies, register.ms(added_at) AS added, register.ms(used_at) AS used, register.ms(revoked_at) AS revoked, revoked_why FROM access.own_passkeys()',
    );
    return {
      passkeys: rows.map((row) => ({
        passkeyId: row.id,
        name: row.name,
        addedAt: row.added,
        usedAt: row.used,
        copies: row.copies,
        revokedAt: row.revoked,
        revokedWhy: row.revoked_why,
      })),
    };
  },
});

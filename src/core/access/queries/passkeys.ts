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

type Demand = {
  since: number | null;
  until: number | null;
  governs: boolean;
  officers: number | null;
  without: number | null;
};

/** The passkeys of the officer who asks: in use, and revoked; and whether the own authority demands them. */
export const passkeys = defineQuery({
  system: 'access',
  name: 'passkeys',
  input: nothing,
  answer: passkeysAnswer,
  run: async (read): Promise<PasskeysAnswer> => {
    const rows = await read.rows<Row>(
      'SELECT id, name, backup_eligible AS copies, register.ms(added_at) AS added, register.ms(used_at) AS used, register.ms(revoked_at) AS revoked, revoked_why FROM access.own_passkeys()',
    );
    const demand = await read.row<Demand>(
      'SELECT register.ms(since) AS since, register.ms(codes_until) AS until, governs, officers, without FROM access.own_passkey_demand()',
    );
    return {
      demandedSince: demand?.since ?? null,
      codesUntil: demand?.until ?? null,
      governed: demand?.governs === true ? { officers: demand.officers ?? 0, without: demand.without ?? 0 } : null,
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

import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type ConvoyPropertyAnswer, convoyPropertyAnswer } from '../property/views.ts';

/** Persons of a manifest who are still listed, as far as the officer sees them. */
const LISTED =
  "JOIN register.person p ON p.no = k.person_no JOIN transfers.line l ON l.person_no = p.no AND l.manifest_no = $1 AND l.state = 'listed'";

/** The packets that have to go with the persons of a manifest, by register number, and the seals that were not intact when packets passed for it. */
export const convoyProperty = defineQuery({
  system: 'register',
  name: 'convoy-property',
  input: z.object({ manifestNo: wholeNumber }).strict(),
  answer: convoyPropertyAnswer,
  run: async (read, { manifestNo }, context): Promise<ConvoyPropertyAnswer> => {
    const packets = await read.rows<ConvoyPropertyAnswer['packets'][number]>(
      `SELECT k.id AS "packetId", p.no AS "personNo", p.register_number AS "registerNumber", k.seal FROM register.packet k ${LISTED} WHERE k.ended IS NULL ORDER BY p.register_number, k.taken_at, k.id`,
      [manifestNo],
    );
    return {
      packets,
      persons: new Set(packets.map(({ personNo }) => personNo)).size,
      differences: await read.rows(
        `SELECT p.register_number AS "registerNumber", k.seal, x.seal_found AS "sealFound", x.at FROM register.packet_pass x JOIN register.packet k ON k.id = x.packet_id ${LISTED}
          WHERE x.manifest_no = $1 AND x.seal_found <> 'intact' ORDER BY x.event_pos`,
        [manifestNo],
      ),
      abilities: context.abilities.filter((ability) => ability === 'register/pass-packets'),
    };
  },
});

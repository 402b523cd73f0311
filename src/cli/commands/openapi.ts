import { UsageError } from '../../platform/config/operator-error.ts';
import { openapiDocument } from '../../platform/http/openapi/openapi-document.ts';
import { allCommands } from '../../systems/all-commands.ts';
import { allQueries, dryRuns } from '../../systems/all-queries.ts';
import type { Command } from '../command.ts';

/** `./amana openapi`: prints the description of the API, without a register. */
export const command: Command = {
  usage: `Usage: ./amana openapi [--json]

Prints the OpenAPI 3.1 document of the API, made from the definitions that serve its requests: every command, every query, sign-in, documents, status, with
who may ask and every code of refusal. A running register has the same at /api/openapi.json, and as a page at /api/docs.

  --json  on one line

Example: ./amana openapi > amana.openapi.json
`,
  run: async (words) => {
    const [first, ...others] = words;
    if (others.length > 0 || (first !== undefined && first !== '--json'))
      throw new UsageError('./amana openapi takes --json, or nothing.');
    const document = openapiDocument({ commands: allCommands, queries: allQueries, dryRuns });
    process.stdout.write(`${JSON.stringify(document, null, first === '--json' ? 0 : 2)}\n`);
    return 0;
  },
};

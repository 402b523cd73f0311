import { z } from 'zod';
import { nameOf } from '../../../core/access/abilities.ts';
import { commandAnswer } from '../../../core/access/views.ts';
import { type AnyCommand, hasAddress } from '../../../core/register/command-definition.ts';
import type { AnyQuery, Paper } from '../query-definition.ts';
import type { Work } from '../work-definition.ts';
import { type Endpoint, firstSentence } from './endpoint.ts';
import { fixedEndpoints } from './fixed-endpoints.ts';
import { type EndpointText, readEndpointTexts } from './read-endpoint-texts.ts';
import { workEndpoints } from './work-endpoints.ts';

/** What the endpoints are made from: the same lists as the routes. */
export type EndpointSources = {
  readonly commands: readonly AnyCommand[];
  readonly queries: readonly AnyQuery[];
  readonly dryRuns: ReadonlyMap<string, AnyQuery>;
  readonly works?: readonly Work[];
};

const ofCommand = (command: AnyCommand, { text, refuses }: EndpointText, dryRun: boolean): Endpoint => ({
  method: 'post',
  path: `/api/${nameOf(command)}`,
  tag: command.system,
  kind: 'command',
  summary: firstSentence(text),
  text: dryRun ? `${text} With \`dryRun\` it only reads and answers what would become of each row.` : text,
  askers: command.roles,
  body: { schema: command.input },
  answer: {
    schema:
      command.result === undefined
        ? commandAnswer
        : z.object({ ...commandAnswer.shape, result: command.result.exactOptional() }),
  },
  refuses: [...refuses, ...(command.refuses ?? []), ...(command.elevated === true ? ['elevation-needed'] : [])],
});

/** The kind of a paper; where it depends on what is asked, any. */
const mediaTypeOf = ({ mediaType }: Paper<unknown>): string => (typeof mediaType === 'string' ? mediaType : '*/*');

const ofQuery = (query: AnyQuery, { text, refuses }: EndpointText): Endpoint => ({
  method: query.asks === 'body' ? 'post' : 'get',
  path: `/api/${nameOf(query)}`,
  tag: query.system,
  kind: 'query',
  summary: firstSentence(text),
  text,
  askers: query.askers,
  ...(query.asks === 'body' ? { body: { schema: query.input } } : { parameters: query.input as z.ZodObject }),
  answer: query.paper === undefined ? { schema: query.answer } : { mediaType: mediaTypeOf(query.paper) },
  refuses: [...refuses, ...(query.refuses ?? [])],
});

/**
 * Every endpoint that the server has.
 * @throws Error where a command or a query has no comment above its definition
 */
export const listEndpoints = ({ commands, queries, dryRuns, works = [] }: EndpointSources): readonly Endpoint[] => {
  const texts = readEndpointTexts();
  const getText = (name: string): EndpointText => {
    const text = texts.get(name);
    if (text === undefined || text.text === '') throw new Error(`${name} has no comment above its definition.`);
    return text;
  };
  const store = commands.find((command) => nameOf(command) === 'register/store-document');
  return [
    ...fixedEndpoints(store?.roles ?? []),
    ...queries.map((query) => ofQuery(query, getText(nameOf(query)))),
    ...commands
      .filter(hasAddress)
      .map((command) => ofCommand(command, getText(nameOf(command)), dryRuns.has(nameOf(command)))),
    ...workEndpoints(works),
  ];
};

import { findingTexts } from '../../../core/register/finding-texts.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { findRefusalText, refusalTexts } from '../../../core/register/refusal-texts.ts';
import { problemOf, problemType } from '../problem.ts';
import type { Endpoint } from './endpoint.ts';
import type { JsonObject } from './json-schemas.ts';

/** Codes that follow from what an endpoint is: a command, with roles, with an input. */
const commonRefusals = ({ kind, askers, body, parameters }: Endpoint): readonly string[] => [
  'request-not-own',
  'starting',
  'busy',
  'internal',
  ...(askers === 'public' ? [] : ['not-signed-in']),
  ...(typeof askers === 'string' ? [] : ['not-permitted']),
  ...(body === undefined && parameters === undefined ? [] : ['invalid-input']),
  ...(body === undefined ? [] : ['document-too-large']),
  ...(kind === 'command' ? ['not-found', 'nothing-to-do', 'command-conflict', 'disk-full', 'session-replaced'] : []),
];

/** Every code that an endpoint is known to refuse with, sorted. */
export const refusalsOf = (endpoint: Endpoint): readonly string[] =>
  [...new Set([...commonRefusals(endpoint), ...endpoint.refuses])].sort();

/** The responses of an endpoint that refuse, by status; each names its codes as examples. */
export const refusalResponses = (endpoint: Endpoint): JsonObject => {
  const byStatus = new Map<number, string[]>();
  for (const code of refusalsOf(endpoint)) {
    const { status } = findRefusalText(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          [problemType.split(';')[0] as string]: {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
          },
        },
      },
    ]),
  );
};

/** Every code as a problem, with rule, source and sentences; what stands in braces is filled in. */
export const refusalExamples = (): JsonObject =>
  Object.fromEntries(
    Object.keys(refusalTexts)
      .sort()
      .map((code) => [code, { summary: findRefusalText(code).title, value: problemOf(new Refusal(code)) }]),
  );

/** Codes of findings inside a problem, with what each says. */
export const findings = (): JsonObject => ({ ...findingTexts });

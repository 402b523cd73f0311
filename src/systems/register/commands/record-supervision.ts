import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { requireReach } from '../state.ts';
import { SupervisionRecorded } from '../supervision/events.ts';

/** A supervising authority as a form sends it: one of the register by its code, or one that is named. */
export const supervisorInput = {
  authority: z
    .string()
    .regex(/^[A-Z]{2,8}$/)
    .optional(),
  name: z.string().trim().min(1).max(200).optional(),
  fromAt: z.int(),
  untilAt: z.int().optional(),
  source: z.string().trim().min(1).max(300),
};
/** The same, parsed. */
export type Supervisor = {
  readonly authority?: string | undefined;
  readonly name?: string | undefined;
  readonly fromAt: number;
  readonly untilAt?: number | undefined;
  readonly source: string;
};

/** Whether the register knows the authority of this code; true where none is named by code. */
export const isKnownAuthority = async (read: Reader, code: string | undefined): Promise<boolean> =>
  code === undefined || (await read.row('SELECT FROM access.authority WHERE code = $1', [code])) !== undefined;

/** Refuses what names no authority or two, an unknown one, and instants that cannot be; names every problem at once. */
export const checkSupervisor = (
  { authority, name, fromAt, untilAt }: Supervisor,
  known: boolean,
  now: number,
): void => {
  const problem = (code: string, field: string, when: boolean) => (when ? [{ code, field }] : []);
  const problems = [
    ...problem('one-supervisor', 'name', (authority === undefined) === (name === undefined)),
    ...problem('unknown-authority', 'authority', !known),
    ...problem('not-yet', 'fromAt', fromAt > now),
    ...problem('ends-before-it-begins', 'untilAt', untilAt !== undefined && untilAt <= fromAt),
  ];
  if (problems.length > 0) throw new Refusal('invalid-input', { problems });
};

/** The event that records it of one person. */
export const supervisionEvent = (personNo: number, { authority, name, fromAt, untilAt, source }: Supervisor) =>
  SupervisionRecorded.make({
    stream: personNo,
    occurredAt: fromAt,
    data: { ...(authority === undefined ? {} : { authority }), ...(untilAt === undefined ? {} : { untilAt }) },
    personal: { ...(name === undefined ? {} : { name }), source },
  });

/**
 * Records for one person or many which authority supervises the detention (ICPPED 17(3)(d)), from when, and until when where that is known: a prosecution office, a court. What was recorded before stays, and ends where this one
 * begins.
 */
export const recordSupervision = defineCommand({
  system: 'register',
  name: 'record-supervision',
  refuses: ['not-permitted'],
  bodyLimit: 1024 * 1024,
  input: z.object({ persons: z.array(z.int().positive()).min(1).max(10_000), ...supervisorInput }).strict(),
  streams: ({ persons }) => [...new Set(persons)],
  load: async (read, { persons, authority }) => {
    await requireReach(read, [...new Set(persons)]);
    return isKnownAuthority(read, authority);
  },
  decide: (known, { persons, ...supervisor }, { now }) => {
    checkSupervisor(supervisor, known, now);
    return [...new Set(persons)].map((personNo) => supervisionEvent(personNo, supervisor));
  },
});

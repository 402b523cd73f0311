import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../../core/register/event-definition.ts';
import { planNotes } from './plan-words.ts';

const system = 'transfers';
/** Officers of the authority whose persons a plan places. */
export const planningRoles = ['origin_officer', 'transfer_cell'] as const;
/** Officers of an authority that would receive. */
export const agreeingRoles = ['receiving_officer', 'transfer_cell'] as const;
const byPlanners = { system, stream: 'operation', kind: 'act', roles: planningRoles } as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
/** What counted of a person: `PlanFacts`. */
export const planFactsSchema = z
  .object({
    site: z.string().nullable(),
    custodian: z.string().nullable(),
    state: z.enum(['held', 'resident', 'accompanying', 'missing', 'unaccounted', 'at_large']).nullable(),
    sex: z.enum(['male', 'female']),
    age: z.string(),
    convicted: z.boolean(),
    level: z.enum(['ordinary', 'raised', 'high']).nullable(),
    medical: z.boolean(),
    together: z.array(z.int()),
    apart: z.array(z.int()),
  })
  .strict();
/** Who stands behind a unit, and where the plan wants the person; `to` null: nowhere. */
export const plannedPersonSchema = z
  .object({
    personNo: z.int().positive(),
    unit: z.string().min(1).max(64),
    from: z.string(),
    to: z.string().nullable(),
    facts: planFactsSchema,
  })
  .strict();
/** What the instance leaves out or cannot express: `PlanNote`. */
export const planNoteSchema = z
  .object({
    code: z.enum(planNotes),
    persons: z.array(z.int().positive()).optional(),
    site: z.string().optional(),
    section: z.string().optional(),
    plan: z.uuid().optional(),
  })
  .strict();
/** Persons of one part: an event stays small, and a plan of ten thousand comes in twenty. */
export const PEOPLE_OF_PART = 500;
/** What a plan reached, and what was proved that no plan has less of. */
const figure = z.object({ value: count, bound: count, certified: z.boolean() }).strict();
const figures = z
  .object({ unplaced: figure, stranded: figure, worstLoss: figure, networkExcess: figure, km: figure })
  .strict();

/**
 * The planner made a plan of who is held where, from the register as it stood after the event `registerPos`; the checker accepted it. The event's id is the plan's. It moves nobody. Who stands behind its units comes
 * with `PlacementPlanPeople`, in the same command.
 */
export const PlacementPlanMade = defineEvent({
  type: 'PlacementPlanMade',
  ...byPlanners,
  data: z
    .object({
      title: z.string().min(3).max(200),
      instanceSha256: sha256,
      planSha256: sha256,
      planHash: sha256,
      registerPos: z.int().positive(),
      momentAt: z.int(),
      status: z.enum(['complete', 'cancelled']),
      persons: z.int().positive(),
      parts: z.int().positive(),
      receiving: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1),
      sections: z.array(
        z.object({ site: z.string(), section: z.string(), authority: z.string().nullable(), places: count }).strict(),
      ),
      rules: z.object({ lossWeights: z.array(count).length(3), slackThousandths: count }).strict(),
      figures,
      drill: z.array(z.object({ site: z.string(), persons: count, stranded: count, bound: count }).strict()),
    })
    .strict(),
  personal: z.object({ notes: z.array(planNoteSchema) }).strict(),
});

/** Who stands behind units of a plan, where it wants them, and the facts that counted; a part of them. */
export const PlacementPlanPeople = defineEvent({
  type: 'PlacementPlanPeople',
  ...byPlanners,
  data: z.object({ planId: z.uuid(), part: z.int().positive() }).strict(),
  personal: z.object({ people: z.array(plannedPersonSchema).min(1).max(PEOPLE_OF_PART) }).strict(),
});

/** A plan was put aside, with the reason. It stays. */
export const PlacementPlanDiscarded = defineEvent({
  type: 'PlacementPlanDiscarded',
  ...byPlanners,
  data: z.object({ planId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});

/** An authority that answers for sites of the plan agreed to receive there whom it brings. Each person is accepted by name later all the same (I06). */
export const PlacementPlanAgreed = defineEvent({
  type: 'PlacementPlanAgreed',
  system,
  stream: 'operation',
  kind: 'act',
  roles: agreeingRoles,
  elevated: true,
  data: z.object({ planId: z.uuid() }).strict(),
});

/** The authority whose persons it places approved the plan, after every receiving authority agreed; draft manifests were made of it in the same command. */
export const PlacementPlanApproved = defineEvent({
  type: 'PlacementPlanApproved',
  ...byPlanners,
  elevated: true,
  data: z.object({ planId: z.uuid(), manifests: z.array(z.int().positive()) }).strict(),
});

/** Event types of plans. */
export const planEvents = [
  PlacementPlanMade,
  PlacementPlanPeople,
  PlacementPlanDiscarded,
  PlacementPlanAgreed,
  PlacementPlanApproved,
] as unknown as readonly AnyEventDefinition[];

import * as accessAccount from '../core/access/account-events.ts';
import * as breakGlass from '../core/access/break-glass-events.ts';
import * as access from '../core/access/events.ts';
import * as accessLists from '../core/access/list-events.ts';
import * as mail from '../core/access/mail-events.ts';
import * as recovery from '../core/access/recovery-events.ts';
import type { AnyEventDefinition } from '../core/register/event-definition.ts';
import * as core from '../core/register/events.ts';
import * as care from './care/events.ts';
import * as juveniles from './juveniles/events.ts';
import * as accompanying from './register/accompanying/events.ts';
import * as appearances from './register/appearances/events.ts';
import * as erasure from './register/erasure/events.ts';
import * as register from './register/events.ts';
import * as numbers from './register/external-numbers/events.ts';
import * as intake from './register/intake/events.ts';
import * as lists from './register/list-events.ts';
import * as marks from './register/marks/events.ts';
import * as property from './register/property/events.ts';
import * as release from './register/release/events.ts';
import * as residents from './register/residents/events.ts';
import { correctionEvents } from './register/sex-corrected.ts';
import * as slips from './register/slips/events.ts';
import * as supervision from './register/supervision/events.ts';
import * as safeguards from './safeguards/events.ts';
import * as requests from './safeguards/requests/events.ts';
import * as absences from './sites/absences/events.ts';
import * as addresses from './sites/addresses/events.ts';
import * as capacity from './sites/capacity/events.ts';
import * as control from './sites/control/events.ts';
import { rollCallEvents } from './sites/control/roll-call-events.ts';
import * as emergencies from './sites/emergencies/events.ts';
import * as sites from './sites/events.ts';
import * as hazards from './sites/hazards/events.ts';
import * as reported from './sites/reported/events.ts';
import * as sections from './sites/sections/events.ts';
import * as vehicles from './sites/vehicles/events.ts';
import { listEvents } from './transfers/ahead/events.ts';
import { announcedEvents } from './transfers/announced/events.ts';
import { commitmentEvents } from './transfers/commitments/events.ts';
import { convoyEvents } from './transfers/convoy-events.ts';
import { groundEvents } from './transfers/emergency-ground-events.ts';
import { escortEvents } from './transfers/escort-events.ts';
import { transfersEvents } from './transfers/events.ts';
import { planEvents } from './transfers/plans/events.ts';
import { publishedEvents } from './transfers/published/events.ts';
import { sealEvents } from './transfers/seal-events.ts';
import { wayEvents } from './transfers/way-events.ts';

const isEvent = (value: unknown): value is AnyEventDefinition =>
  typeof value === 'object' && value !== null && 'type' in value && 'stream' in value && 'make' in value;

/** Every event type of every system: the code table of the database is written from it. */
export const allEvents: readonly AnyEventDefinition[] = [
  ...[
    core,
    access,
    accessAccount,
    accessLists,
    breakGlass,
    mail,
    recovery,
    sites,
    control,
    hazards,
    reported,
    sections,
    vehicles,
    absences,
    capacity,
    addresses,
    emergencies,
    register,
    intake,
    accompanying,
    property,
    release,
    erasure,
    residents,
    numbers,
    supervision,
    marks,
    slips,
    appearances,
    lists,
    juveniles,
    care,
    safeguards,
    requests,
  ].flatMap((module) => Object.values(module as Record<string, unknown>).filter(isEvent)),
  ...rollCallEvents,
  ...transfersEvents,
  ...sealEvents,
  ...convoyEvents,
  ...wayEvents,
  ...groundEvents,
  ...correctionEvents,
  ...escortEvents,
  ...publishedEvents,
  ...announcedEvents,
  ...listEvents,
  ...commitmentEvents,
  ...planEvents,
];

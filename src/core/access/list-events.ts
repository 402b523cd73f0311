import { z } from 'zod';
import { defineEvent } from '../register/event-definition.ts';
import { rolesThat } from '../register/role-table.ts';

const system = 'access';
/** Monitors read and never write: because what leaves on a device is written down, they take nothing along. */
const keepers = rolesThat(({ keeps }) => keeps);
const list = z.string().regex(/^[a-z]+\/[a-z-]+$/);
/** Filters of a list by name, as codes and words of the list itself; what was typed to search a name is never one of them. */
const filter = z
  .array(z.object({ key: z.string().regex(/^(?!q$)[a-zA-Z]{1,40}$/), value: z.string().min(1).max(100) }).strict())
  .max(20);

/** An officer saved a list as a table: which, by which filters, and how many rows. What was typed to search a name is personal. */
export const ListExported = defineEvent({
  type: 'ListExported',
  elevated: true,
  system,
  stream: 'officer',
  kind: 'act',
  roles: keepers,
  data: z.object({ list, filter, bySearch: z.boolean(), rows: z.int().min(0) }).strict(),
  personal: z.object({ search: z.string().min(1).max(300) }).strict(),
});

/** An officer kept the filters of a list under a name, anew or changed; `shared` with the officers of the own authority. */
export const ViewSaved = defineEvent({
  type: 'ViewSaved',
  system,
  stream: 'officer',
  kind: 'act',
  roles: keepers,
  data: z.object({ viewId: z.uuid(), list, filter, shared: z.boolean() }).strict(),
  personal: z.object({ name: z.string().min(1).max(60) }).strict(),
});

/** An officer removed a view of their own. */
export const ViewRemoved = defineEvent({
  type: 'ViewRemoved',
  system,
  stream: 'officer',
  kind: 'act',
  roles: keepers,
  data: z.object({ viewId: z.uuid() }).strict(),
});

/** An officer chose the view with which a list opens; without one it opens unfiltered. */
export const OpeningViewChosen = defineEvent({
  type: 'OpeningViewChosen',
  system,
  stream: 'officer',
  kind: 'act',
  roles: keepers,
  data: z.object({ list, viewId: z.uuid().optional() }).strict(),
});

import { z } from 'zod';
import { type FileFault, InstanceError } from '../../files/instance-error.ts';
import { id, list, whole } from '../../files/instance-schema.ts';
import { faultOfShape, readJson } from '../../files/read-json.ts';
import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';
import type { PlannedConvoy } from '../files/convoy-plan-file.ts';
import { CONVOY_PAGE } from '../files/read-convoy-instance.ts';

const day = whole(0, 1000, 'a day');

/** The shape of `amana-convoy-changes-1` (docs/verifying/convoy-files.md). */
const changesSchema = z.object({
  format: z.literal('amana-convoy-changes-1', { error: 'the format is not "amana-convoy-changes-1".' }),
  today: day,
  sealed: list(id, 'sealed convoys', 0, 10_000),
  falls: list(z.object({ site: id, day }), 'sites that fall', 0, 1000),
  closes: list(
    z.object({ axis: id.optional(), crossing: id.optional(), from: day, to: day }),
    'roads that close',
    0,
    1000,
  ),
  late: list(z.object({ convoy: id, arrivesDay: day, busyThrough: day }), 'convoys that are late', 0, 10_000),
});

/** What has happened since a plan was made, and what is sealed. */
export type ConvoyChanges = z.infer<typeof changesSchema>;

/**
 * Reads the text of a file of changes (`amana-convoy-changes-1`).
 * @throws InstanceError with every fault, its place and its remedy
 */
export const readConvoyChanges = (text: string): ConvoyChanges => {
  const parsed = changesSchema.safeParse(readJson(text));
  if (!parsed.success) throw new InstanceError(parsed.error.issues.map((issue) => faultOfShape(issue, CONVOY_PAGE)));
  return parsed.data;
};

/** What is wrong with changes of a plan: all at once. */
export const faultsOfChanges = (
  instance: ConvoyInstance,
  convoys: readonly PlannedConvoy[],
  { today, sealed, falls, closes, late }: ConvoyChanges,
): FileFault[] => {
  const faults: FileFault[] = [];
  const tell = (place: string, problem: string, remedy: string) => faults.push({ place, problem, remedy });
  const has = (items: readonly { readonly id: string }[], one: string | undefined) =>
    items.some(({ id: own }) => own === one);
  if (today < instance.from || today >= instance.days)
    tell(
      'today',
      `day ${today} is not from ${instance.from} to ${instance.days - 1}.`,
      'Name the day from which new convoys may leave.',
    );
  sealed.forEach((convoy, index) => {
    if (!has(convoys, convoy) && !has(instance.fixed, convoy))
      tell(`sealed[${index}]`, `the plan has no convoy ${convoy}.`, 'Name one of its convoys.');
  });
  falls.forEach(({ site }, index) => {
    if (!has(instance.sites, site))
      tell(`falls[${index}]`, `the site ${site} is unknown.`, 'Name a site of the instance.');
  });
  closes.forEach(({ axis, crossing, from, to }, index) => {
    const place = `closes[${index}]`;
    if ((axis === undefined) === (crossing === undefined))
      tell(place, 'it names not one of axis and crossing.', 'Name the axis, or the crossing.');
    if (axis !== undefined && !has(instance.axes, axis))
      tell(place, `the axis ${axis} is unknown.`, 'Name an axis of the instance.');
    if (crossing !== undefined && !has(instance.crossings, crossing))
      tell(place, `the crossing ${crossing} is unknown.`, 'Name a crossing of the instance.');
    if (to < from) tell(place, 'it opens before it closes.', 'Correct its days.');
  });
  late.forEach(({ convoy, arrivesDay, busyThrough }, index) => {
    const place = `late[${index}]`;
    const planned = convoys.find((one) => one.id === convoy);
    const isGone = has(instance.fixed, convoy) || (planned && (planned.day < today || sealed.includes(convoy)));
    if (!isGone)
      tell(
        place,
        `convoy ${convoy} is neither sealed nor on its way.`,
        'Name one that is, or seal it: others are planned again.',
      );
    const left = planned?.day ?? instance.fixed.find((one) => one.id === convoy)?.day ?? 0;
    if (isGone && Math.min(arrivesDay, busyThrough) < left)
      tell(place, 'it arrives, or is free again, before it leaves.', 'Correct its days.');
  });
  return faults;
};

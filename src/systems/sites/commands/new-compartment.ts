import type { Context, Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getRegisterStream } from '../../../core/register/register-stream.ts';

type Named = { readonly vehicle: string; readonly compartment: string };

/** What is known of the vehicle and of a compartment of this name, before one is added. */
export const loadNewCompartment = async (read: Reader, { vehicle, compartment }: Named) => ({
  stream: await getRegisterStream(read),
  vehicle: await read.row<{ authority: string }>('SELECT authority FROM sites.vehicle WHERE code = $1', [vehicle]),
  known: await read.row('SELECT FROM sites.compartment WHERE vehicle = $1 AND compartment = $2', [
    vehicle,
    compartment,
  ]),
});

/** Refuses a compartment of an unknown vehicle, one that is there already, and one in a vehicle of another authority. */
export const checkNewCompartment = (
  { vehicle, known }: Awaited<ReturnType<typeof loadNewCompartment>>,
  { officerNo, authority }: Pick<Context, 'officerNo' | 'authority'>,
): void => {
  if (vehicle === undefined)
    throw new Refusal('invalid-input', { problems: [{ code: 'unknown-vehicle', field: 'vehicle' }] });
  if (known !== undefined)
    throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'compartment' }] });
  if (officerNo !== 0 && vehicle.authority !== authority)
    throw new Refusal('not-permitted', { values: { detail: 'a vehicle of another authority' } });
};

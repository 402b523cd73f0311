import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';

/** One compartment of one vehicle of a convoy. */
export type Compartment = {
  readonly vehicle: string;
  /** Which of the vehicles of its type in this convoy, from 1. */
  readonly number: number;
  readonly compartment: number;
  readonly seats: number;
  readonly kinds: readonly string[];
  readonly medical: boolean;
};

/** All compartments of the vehicles that a convoy on an axis has, in the order of the file. */
export const compartmentsOf = (instance: ConvoyInstance, axis: number): Compartment[] => {
  const needs = (instance.axes[axis] as ConvoyInstance['axes'][number]).vehicles;
  return instance.vehicles.flatMap(({ id, compartments }) =>
    Array.from({ length: Object.hasOwn(needs, id) ? (needs[id] as number) : 0 }, (_, index) => index + 1).flatMap(
      (number) => compartments.map((one, compartment) => ({ vehicle: id, number, compartment, ...one })),
    ),
  );
};

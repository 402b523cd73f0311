/** Of a planned leg, what a planned change of vehicle is told from. Instants in milliseconds; null: not reported. */
export type LegOfPlan = {
  readonly from: string;
  readonly to: string;
  /** Empty: those of the leg before; of the first leg, those in which the persons were given compartments. */
  readonly vehicles: readonly string[];
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
};

/** A change of vehicle between two legs, as the plan has it. */
export type PlannedChange = {
  /** Where everybody changes. */
  readonly place: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The leg before was reported to have arrived. */
  readonly arrived: boolean;
  /** The leg after was reported to have departed. */
  readonly left: boolean;
};

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((code) => others.includes(code));

/** Where everybody changes to other vehicles, by the plan of the legs; `seated` are the vehicles of the compartments that the persons were given. */
export const plannedChanges = (legs: readonly LegOfPlan[], seated: readonly string[]): PlannedChange[] => {
  let carried = legs[0]?.vehicles.length ? legs[0].vehicles : seated;
  return legs.slice(1).flatMap((leg, i): PlannedChange[] => {
    const before = legs[i] as LegOfPlan;
    const from = carried;
    if (leg.vehicles.length === 0 || isSame(leg.vehicles, from)) return [];
    carried = leg.vehicles;
    return [
      {
        place: leg.from,
        from,
        to: leg.vehicles,
        arrived: before.arrivedAt !== null,
        left: leg.departedAt !== null,
      },
    ];
  });
};

/** The change that is due now: the convoy stands where it is planned, and somebody sits in another vehicle than the next leg goes by. */
export const changeDue = (changes: readonly PlannedChange[], seats: readonly string[]): PlannedChange | undefined =>
  changes.find(
    ({ arrived, left, to }) => arrived && !left && seats.length > 0 && seats.some((vehicle) => !to.includes(vehicle)),
  );

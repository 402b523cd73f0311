import type { UnitClasses } from '../model/unit-classes.ts';

/** Who of each coarse class is at each facility, so that somebody alike is found without a search. Who is locked is in no list: nobody asks who is locked to make room. */
export class ClassBuckets {
  readonly classOf: Int32Array;
  readonly #facilities: number;
  readonly #buckets: number[][];
  readonly #placeOf: Int32Array;
  readonly #locked: ReadonlySet<number>;

  constructor(
    { classes, classOf }: UnitClasses,
    facilities: number,
    facilityOf: Int32Array,
    locked: ReadonlySet<number> = new Set(),
  ) {
    this.#locked = locked;
    this.classOf = classOf;
    this.#facilities = facilities;
    this.#buckets = Array.from({ length: classes.length * facilities }, () => []);
    this.#placeOf = new Int32Array(facilityOf.length);
    for (let unit = 0; unit < facilityOf.length; unit += 1) this.add(unit, facilityOf[unit] as number);
  }

  /** Units of a class at a facility, in no order that means anything. */
  at(unitClass: number, facility: number): readonly number[] {
    return this.#buckets[unitClass * this.#facilities + facility] as number[];
  }

  /** A unit came to a facility (-1: nowhere). */
  add(unit: number, facility: number): void {
    if (facility < 0 || this.#locked.has(unit)) return;
    const bucket = this.#buckets[(this.classOf[unit] as number) * this.#facilities + facility] as number[];
    this.#placeOf[unit] = bucket.length;
    bucket.push(unit);
  }

  /** A unit left a facility (-1: it was nowhere). */
  remove(unit: number, facility: number): void {
    if (facility < 0 || this.#locked.has(unit)) return;
    const bucket = this.#buckets[(this.classOf[unit] as number) * this.#facilities + facility] as number[];
    const last = bucket.pop() as number;
    if (last === unit) return;
    const place = this.#placeOf[unit] as number;
    bucket[place] = last;
    this.#placeOf[last] = place;
  }
}

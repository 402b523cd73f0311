import fc from 'fast-check';
import type { Chance } from './chance.ts';

/** A JSON Schema as the OpenAPI document has it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
};

/** What is really in the register, so that what is asked passes the first check: by words that the names of fields end with. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Makes values that a schema allows. */
export class SchemaValues {
  readonly #parts: Readonly<Record<string, Schema>>;
  readonly #known: readonly (readonly [string, readonly unknown[]])[];
  readonly #chance: Chance;

  constructor(parts: Readonly<Record<string, Schema>>, known: Known, chance: Chance) {
    this.#parts = parts;
    // the longest ending says most
    this.#known = Object.entries(known).toSorted(([one], [other]) => other.length - one.length);
    this.#chance = chance;
  }

  /** A value that this allows, as far as a schema can say it; of a field with this name. */
  of(schema: Schema, name = '', depth = 0): unknown {
    const chance = this.#chance;
    if (schema.$ref !== undefined) return this.of(this.#part(schema.$ref), name, depth + 1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return chance.one(schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either !== undefined) return this.of(chance.one(either), name, depth + 1);
    if (schema.allOf !== undefined)
      return Object.assign({}, ...schema.allOf.map((part) => this.of(part, name, depth + 1)));
    const type = Array.isArray(schema.type) ? chance.one(schema.type as string[]) : schema.type;
    if (type === 'object' || schema.properties !== undefined) return this.#object(schema, depth);
    if (type === 'array') return this.#array(schema, name, depth);
    if (type === 'boolean') return chance.next() < 0.5;
    if (type === 'null') return null;
    const known = this.#knownOf(name);
    if (known !== undefined && chance.next() < 0.9) return chance.one(known);
    return type === 'number' || type === 'integer' ? this.#number(schema) : this.#text(schema);
  }

  #part(reference: string): Schema {
    const part = this.#parts[reference.replace('#/components/schemas/', '')];
    if (part === undefined) throw new Error(`The document has no ${reference}.`);
    return part;
  }

  #knownOf(name: string): readonly unknown[] | undefined {
    const lower = name.toLowerCase();
    return this.#known.find(([ending, values]) => values.length > 0 && lower.endsWith(ending.toLowerCase()))?.[1];
  }

  #object({ properties = {}, required = [] }: Schema, depth: number): Record<string, unknown> {
    const chosen = Object.entries(properties).filter(
      ([key]) => required.includes(key) || (depth < 6 && this.#chance.next() < 0.4),
    );
    return Object.fromEntries(chosen.map(([key, inner]) => [key, this.of(inner, key, depth + 1)]));
  }

  #array(schema: Schema, name: string, depth: number): unknown[] {
    if (schema.prefixItems !== undefined) return schema.prefixItems.map((inner) => this.of(inner, name, depth + 1));
    const length = Math.max(schema.minItems ?? 0, depth > 6 ? 0 : this.#chance.below(3));
    // what is counted in the plural is named so: personNos
    const one = name.replace(/s$/, '').replace(/^persons?$/, 'personNo');
    return Array.from({ length }, () => this.of(schema.items ?? {}, one, depth + 1));
  }

  #number({ minimum = -5, maximum = 2 ** 41 }: Schema): number {
    return Math.floor(minimum + this.#chance.next() * Math.min(maximum - minimum, 1_000));
  }

  #text({ pattern, minLength = 1, maxLength = 60 }: Schema): string {
    if (pattern === undefined) return 'نص text '.repeat(10).slice(0, Math.min(maxLength, Math.max(minLength, 12)));
    try {
      return (
        fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: this.#chance.below(2 ** 31) })[0] ?? ''
      );
    } catch {
      return 'x'; // a pattern with a look-ahead: then the value is a wrong one
    }
  }
}

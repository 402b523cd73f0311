import { me } from '../core/access/queries/me.ts';
import { officers } from '../core/access/queries/officers.ts';
import { type AnyQuery, anyQuery } from '../platform/http/query-definition.ts';

/** Every query of every system: the HTTP endpoints are made from it. */
export const allQueries: readonly AnyQuery[] = [anyQuery(me), anyQuery(officers)];

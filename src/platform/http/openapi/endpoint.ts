import type { z } from 'zod';
import type { Askers } from '../../../core/permissions/permission.ts';

/** What an endpoint takes as its body. */
export type EndpointBody = { readonly schema: z.ZodType } | { readonly mediaTypes: readonly string[] };

/** What an endpoint answers: JSON of a declared shape, bytes of a media type, or nothing; with 200 where it says no other status. */
export type EndpointAnswer =
  | { readonly schema: z.ZodType; readonly status?: 202 }
  | { readonly mediaType: string }
  | { readonly status: 204 };

/** One endpoint as the document tells it. */
export type Endpoint = {
  readonly method: 'get' | 'post' | 'delete';
  /** As the document writes it, e.g. `/api/documents/{sha256}`. */
  readonly path: string;
  /** Group in the document: the system, or what it is for. */
  readonly tag: string;
  /** First sentence: what it does. */
  readonly summary: string;
  /** The whole text. */
  readonly text: string;
  readonly askers: Askers;
  readonly kind: 'command' | 'query' | 'sign-in' | 'document' | 'status' | 'work';
  /** Parameters of the address behind `?`. */
  readonly parameters?: z.ZodObject;
  /** Parameters inside the path, with their JSON Schema patterns. */
  readonly inPath?: Readonly<Record<string, string>>;
  readonly body?: EndpointBody;
  readonly answer: EndpointAnswer;
  /** Codes that it refuses with, besides those that follow from what it is. */
  readonly refuses: readonly string[];
};

/** First sentence of a text. */
export const firstSentence = (text: string): string => /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replace(/:$/, '.') ?? text;

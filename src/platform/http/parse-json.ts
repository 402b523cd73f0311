import type { FastifyInstance } from 'fastify';

/** So deep is no input of a command or query: the deepest of them are lists of objects of lists. */
const DEEPEST = 32;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Whether lists and objects of a JSON text stand deeper in each other than any input does. Read once, without recursion, and only as far as it takes. */
export const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      // to the end of the string: what stands in it opens nothing
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1)
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
    } else if (OPENING.has(code)) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return false;
};

class TooDeepError extends Error {
  readonly statusCode = 400;
}

/** Bodies are parsed as Fastify does (a name such as `__proto__` is refused), but for those that are nested deeper than any input: millions of brackets took seconds. */
export const addJsonParser = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (isTooDeep(body)) return done(new TooDeepError('nested too deeply'));
    return parse(request, body, done);
  });
};

import { lazyRouteComponent } from '@tanstack/react-router';
import { NoAnswerError } from './problem-error.ts';

/** Whether the register answers at all: it does while it refuses, and does not while it starts or the network is away. */
const answers = async (): Promise<boolean> => {
  try {
    return (await fetch('/readyz', { cache: 'no-store' })).status < 500;
  } catch {
    return false;
  }
};

/**
 * Loads a part of the application. Where it did not come because the register is away, this says so (`NoAnswerError`), and what is open stays open: the router would load the whole application anew,
 * and leave the officer before a page of the browser. A part that is no more there, because the register was upgraded since, fails as it did: there loading anew is right.
 */
export const loadPart = async <Part>(
  load: () => Promise<Part>,
  isThere: () => Promise<boolean> = answers,
): Promise<Part> => {
  try {
    return await load();
  } catch (error) {
    if (await isThere()) throw error;
    throw new NoAnswerError(error);
  }
};

/** A page of the router that is loaded when it is opened. */
export const lazyPage = <Page extends Record<string, unknown>, Name extends keyof Page & string>(
  load: () => Promise<Page>,
  name: Name,
) => lazyRouteComponent(() => loadPart(load), name);

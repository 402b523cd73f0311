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

const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_000));

/**
 * A loader of a part that an officer asks for by a press, a dialog for example. It asks first whether the register answers, and again while it does not: a browser keeps for the life of the page that a module
 * did not come, and the button would stay dead after the network is back. So the press is not lost, and the part opens by itself. All who ask share one answer.
 */
export const patiently = <Part>(
  load: () => Promise<Part>,
  isThere: () => Promise<boolean> = answers,
  pause: () => Promise<void> = aWhile,
): (() => Promise<Part>) => {
  let coming: Promise<Part> | undefined;
  const come = async (): Promise<Part> => {
    while (!(await isThere())) await pause();
    return load();
  };
  return () => {
    coming ??= come().catch((error: unknown) => {
      coming = undefined;
      throw error;
    });
    return coming;
  };
};

/** A page of the router that is loaded when it is opened. */
export const lazyPage = <Page extends Record<string, unknown>, Name extends keyof Page & string>(
  load: () => Promise<Page>,
  name: Name,
) => lazyRouteComponent(() => loadPart(load), name);

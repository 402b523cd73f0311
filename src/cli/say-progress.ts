/** One sentence for the operator, on standard error. */
export const say = (text: string): void => {
  process.stderr.write(`amana: ${text}\n`);
};

/** Bytes in a form for people. */
export const sizeText = (bytes: number): string =>
  bytes < 10 * 1024 ** 2 ? `${Math.ceil(bytes / 1024)} kB` : `${Math.round(bytes / 1024 ** 2)} MB`;

/** Says how far a work has got, at most every two seconds, so that a short one says nothing. */
export const progressOf = (what: string): ((bytes: number) => void) => {
  let last = performance.now();
  return (bytes) => {
    if (performance.now() - last < 2000) return;
    last = performance.now();
    say(`${what} ${sizeText(bytes)} ...`);
  };
};

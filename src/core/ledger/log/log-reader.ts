/** A static log to be read: the bytes of a file below its prefix, which are the caller's no more, or undefined where there is none. */
export type LogReader = (path: string) => Buffer | undefined;

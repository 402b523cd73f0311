/** Ctrl-C ends the planner and keeps its best plan. */
export const withCancel = async <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const control = new AbortController();
  const cancel = () => control.abort();
  process.once('SIGINT', cancel);
  try {
    return await work(control.signal);
  } finally {
    process.off('SIGINT', cancel);
  }
};

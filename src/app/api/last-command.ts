/** When the last command of this tab was recorded, by the device's clock in milliseconds. */
let recordedAt = 0;

/** Remembers that a command was recorded now: what was answered before may be over. */
export const rememberCommand = (): void => {
  recordedAt = Date.now();
};

/** Whether an answer is older than the last command and is being asked for again: what it says of the next step may be over. */
export const isOutdated = (answer: { isFetching: boolean; dataUpdatedAt: number }): boolean =>
  answer.isFetching && answer.dataUpdatedAt < recordedAt;

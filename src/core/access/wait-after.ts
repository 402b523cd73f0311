/**
 * How long, in milliseconds, who failed so often in a row waits: from the fifth failure on 5 s, doubled each time, 15 minutes at most. `access.wait_after` of the database is the same.
 * @param failures 0 or more
 */
export const waitAfter = (failures: number): number =>
  failures < 5 ? 0 : Math.min(15 * 60_000, 5_000 * 2 ** Math.min(failures - 5, 8));

import { type Step, steps, type TestConvoy } from './convoy.ts';

/** Does every step up to `placed` save those named, so that the seal has these against it. Who is not fit, told and interviewed is
 * not offered, and cannot be accepted: leave out `accepted` as well. */
export const prepareWithout = async (convoy: TestConvoy, ...without: readonly Step[]): Promise<TestConvoy> => {
  for (const step of steps.slice(1, steps.indexOf('placed') + 1)) if (!without.includes(step)) await convoy.step(step);
  return convoy;
};

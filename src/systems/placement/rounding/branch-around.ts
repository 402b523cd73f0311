import type { PlacementModel } from '../levels/placement-model.ts';
import { solveLinear } from '../linear/solver.ts';
import type { UnitClasses } from '../model/unit-classes.ts';
import { roundDown } from './round-down.ts';

const NODES = 200;
const RELATIVE_GAP = 1e-3;

/**
 * Looks for a whole solution near that of the linear programme by branch and bound: counts that were above 0 may change by one or two, classes with somebody left
 * over may go anywhere, all else stays 0. Changes the bounds of the model.
 * @returns where each unit is, or undefined where nothing was found within the nodes
 */
export const branchAround = async (
  model: PlacementModel,
  classes: UnitClasses,
  values: Float64Array,
  facilities: number,
): Promise<Int32Array | undefined> => {
  const { linear, at } = model;
  const rounded = roundDown(model, classes, values, facilities);
  classes.classes.forEach(({ members }, index) => {
    const isLeftOver = members.some((unit) => rounded[unit] === -1);
    for (let facility = 0; facility < facilities; facility += 1) {
      const column = at[index * facilities + facility] as number;
      if (column < 0) continue;
      const value = values[column] as number;
      const count = Math.floor(value + 1e-6);
      const mayChange = isLeftOver || value > 1e-6;
      linear.whole[column] = 1;
      linear.lower[column] = Math.max(0, mayChange ? count - 1 : 0);
      linear.upper[column] = Math.min(members.length, mayChange ? count + 2 : 0);
    }
  });
  const found = await solveLinear(linear, { whole: { nodes: NODES, relativeGap: RELATIVE_GAP } });
  return found && roundDown(model, classes, found.values, facilities);
};

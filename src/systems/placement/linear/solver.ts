import highsModule, { type Highs, type Model } from 'highs';
import type { LinearModel } from './linear-model.ts';

/** The solver could not answer. The message says what to do; what the solver itself said is never shown. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}

/** What the solver found. `values` and `duals` are by column and row; `bound` is what no solution is below. */
export type Solution = {
  readonly objective: number;
  readonly bound: number;
  readonly values: Float64Array;
  readonly duals: Float64Array;
};

/** How a model is solved. */
export type SolveOptions = {
  /** Branch and bound over the whole columns; without it they may take fractions. */
  readonly whole?: {
    readonly nodes: number;
    readonly relativeGap: number;
    /** How many cuts are kept for later. HiGHS keeps 10,000 and compares each new one with them, which is most of its time where everything is decided at the root. */
    readonly keptCuts?: number;
  };
  /** Values of the columns from which branch and bound starts, where a solution is known. */
  readonly start?: Float64Array;
};

const OPTIMAL = 7;
/** Infeasible, and infeasible or unbounded: every column here has bounds. */
const INFEASIBLE: ReadonlySet<number> = new Set([8, 9]);
const STOPPED_WITH_SOLUTION: ReadonlySet<number> = new Set([13, 14, 15, 16, 17]);

/** The package says CommonJS to the compiler and is a module when it runs: its default export is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loaded: Promise<Highs> | undefined;

const highs = (): Promise<Highs> => {
  const solver = loaded ?? loadHighs({ print: () => {}, printErr: () => {} });
  loaded = solver;
  return solver;
};

const dataOf = (model: LinearModel, isWhole: boolean) => {
  const [numCols, numRows] = [model.cost.length, model.rowLower.length];
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower),
    colUpper: Float64Array.from(model.upper),
    rowLower: Float64Array.from(model.rowLower),
    rowUpper: Float64Array.from(model.rowUpper),
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: Int32Array.from(model.starts),
      indices: Int32Array.from(model.indices),
      values: Float64Array.from(model.values),
    },
    ...(isWhole ? { integrality: Int32Array.from(model.whole) as never } : {}),
  };
};

const read = (model: Model, isWhole: boolean): Solution => {
  const { colValue, rowDual } = model.getSolution();
  const objective = Number(model.info.get('objective_function_value'));
  return {
    objective,
    bound: isWhole ? Number(model.info.get('mip_dual_bound')) : objective,
    values: colValue,
    duals: rowDual ?? new Float64Array(),
  };
};

const NO_MEMORY =
  'The solver failed, most likely for want of memory (it has 2 GB). Divide the instance, for example by phase, and solve the parts.';

/** What the loader throws holds a whole line of minified program: it is never shown. */
const guarded = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (error instanceof SolverError) throw error;
    throw new SolverError(NO_MEMORY);
  }
};

/** A model that the solver holds: rows can be added and it is solved again from where it stood. Close it. */
export class LinearSession {
  readonly #linear: LinearModel;
  readonly #options: SolveOptions;
  readonly #model: Model;
  #rowsGiven: number;

  private constructor(solver: Highs, linear: LinearModel, options: SolveOptions) {
    this.#linear = linear;
    this.#options = options;
    this.#rowsGiven = linear.names.length;
    this.#model = guarded(() => solver.createModel(dataOf(linear, options.whole !== undefined)));
  }

  /** Gives a model to the solver. */
  static async open(linear: LinearModel, options: SolveOptions = {}): Promise<LinearSession> {
    return new LinearSession(await highs(), linear, options);
  }

  #giveNewRows(): void {
    const { rowLower, rowUpper, starts, indices, values } = this.#linear;
    for (; this.#rowsGiven < rowLower.length; this.#rowsGiven += 1) {
      const [begin, end] = [starts[this.#rowsGiven] as number, starts[this.#rowsGiven + 1] as number];
      this.#model.addRow(rowLower[this.#rowsGiven] as number, rowUpper[this.#rowsGiven] as number, {
        indices: indices.slice(begin, end),
        values: values.slice(begin, end),
      });
    }
  }

  /**
   * Solves, with the rows that were added to the model since. Undefined where there is no solution (with branch and bound: none was found within its nodes).
   * @throws SolverError where the solver cannot answer
   */
  solve(): Solution | undefined {
    return guarded(() => {
      const { whole } = this.#options;
      const model = this.#model;
      this.#giveNewRows();
      model.options.set({ output_flag: false, random_seed: 1 });
      // Nodes, not seconds: a clock would make the plan another one on a slower machine.
      if (whole) model.options.set({ mip_rel_gap: whole.relativeGap, mip_abs_gap: 0.9, mip_max_nodes: whole.nodes });
      if (whole?.keptCuts !== undefined) model.options.set({ mip_pool_soft_limit: whole.keptCuts });
      if (this.#options.start) model.setSolution({ colValue: this.#options.start });
      model.run();
      const status = model.getModelStatus();
      if (INFEASIBLE.has(status)) return undefined;
      if (status === OPTIMAL) return read(model, whole !== undefined);
      if (whole && STOPPED_WITH_SOLUTION.has(status)) {
        const found = read(model, true);
        return Number.isFinite(found.objective) && found.objective < 1e19 ? found : undefined;
      }
      throw new SolverError(
        `The solver stopped without an answer (status ${status}). Divide the instance, for example by phase, and solve the parts.`,
      );
    });
  }

  close(): void {
    this.#model.dispose();
  }
}

/**
 * Minimises a model with HiGHS. Undefined where it has no solution (or, within the nodes of branch and bound, none was found).
 * The same model gives the same answer on every machine: WebAssembly, one thread, a fixed seed, no clock.
 * @throws SolverError where the solver cannot answer
 */
export const solveLinear = async (linear: LinearModel, options: SolveOptions = {}): Promise<Solution | undefined> => {
  const session = await LinearSession.open(linear, options);
  try {
    return session.solve();
  } finally {
    session.close();
  }
};

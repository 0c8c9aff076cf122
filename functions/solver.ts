import highsLoader, { type Highs, type ModelData } from 'highs';
import type { Program, Solver } from './domain/report/publication/solver.ts';

function modelOf({ columns, rows, whole }: Program, { constants }: Highs): ModelData {
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const terms = rows.flatMap((row) => row.terms);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: terms.map(([column]) => column),
      values: terms.map(([, factor]) => factor),
    },
    ...(whole ? { integrality: columns.map(() => constants.variableType.integer) } : {}),
  };
}

// The package's types are those of its CommonJS form; its ES module exports the loader itself.
const loadHighs = highsLoader as unknown as typeof highsLoader.default;

/** Loads HiGHS, a solver of linear programs in WebAssembly: some 4 MB, so only what publishes loads it. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return (program) =>
    highs.withModel(modelOf(program, highs), (model) => {
      model.options.set('output_flag', false);
      model.run();
      const { optimal } = highs.constants.modelStatus;
      return model.getModelStatus() === optimal ? [...model.getSolution().colValue] : null;
    });
}

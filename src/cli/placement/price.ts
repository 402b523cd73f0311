import { UsageError } from '../../platform/config/operator-error.ts';
import { type PriceAt, priceOfDispersal, readInstance, USUAL_WISH } from '../../systems/placement/index.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { say } from '../say-progress.ts';
import { tellingRefusals } from './planner-files.ts';
import { readFile } from './read-file.ts';
import { percent } from './say-plan.ts';

/** Slacks that are asked where none are said. */
const USUAL = '0,0.02,0.05,0.1,0.2';

const slacksOf = (text: string): number[] => {
  const slacks = text.split(',').map((one) => {
    const slack = Number(one);
    if (!/^\d+(\.\d{1,6})?$/.test(one) || slack > 100)
      throw new UsageError(`${JSON.stringify(one)} is no slack: say decimals with commas between them, 0.05 for 5 %.`);
    return slack;
  });
  if (new Set(slacks).size < slacks.length) throw new UsageError('A slack is said twice. Say each once.');
  return slacks;
};

const sayPrices = (prices: readonly PriceAt[]): string => {
  const free = prices.at(-1)?.km ?? 0;
  return prices
    .map(({ slack, worstLossLimit, worstLoss, unplaced, km, kmAtLeast }) => {
      const what =
        slack === null
          ? 'no limit'
          : `slack ${(100 * slack).toFixed(slack * 100 === Math.round(slack * 100) ? 0 : 2)} %`;
      const more = slack === null || free === 0 ? '' : `, ${percent((km - free) / free)} more than without a limit`;
      const limit = slack === null ? `${worstLoss}` : `${worstLoss} (limit ${worstLossLimit})`;
      return `${what}: worst loss ${limit}, ${km} km (at least ${kmAtLeast})${more}${unplaced > 0 ? `, ${unplaced} unplaced` : ''}`;
    })
    .join('\n');
};

/** `./amana placement price INSTANCE.json [--slack 0,0.05,0.1] [--json]`. */
export const price = async (words: readonly string[]): Promise<0> => {
  const { file, given, flags } = readFileAndArguments(words, 'instance', ['slack'], ['json']);
  const slacks = slacksOf(given.slack ?? USUAL);
  const prices = await tellingRefusals({ instance: file, plan: '' }, () =>
    priceOfDispersal(readInstance(readFile(file, 'instance')), slacks, { ...USUAL_WISH, targetGap: 0.01 }, (one) => {
      if (process.stderr.isTTY) say(`slack ${one.slack ?? 'none'}: ${one.km} km`);
    }),
  );
  process.stdout.write(flags.has('json') ? `${JSON.stringify(prices)}\n` : `${sayPrices(prices)}\n`);
  return 0;
};

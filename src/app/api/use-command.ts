import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CommandAnswer } from '../../core/access/views.ts';
import { type Intent, intentOf } from './intent.ts';
import { rememberCommand } from './last-command.ts';
import { isClockAhead } from './problem-error.ts';
import { isWorthRepeating, sendCommand } from './send-command.ts';
import { ME_KEY, registerNow, type TimedMe } from './use-me.ts';

/** Where a command stands. `unsent`: no answer came; pressing again sends the same intent with the same key. */
export type CommandPhase = 'idle' | 'sending' | 'repeating' | 'done' | 'refused' | 'unsent';

/** State of a command as a component sees it. */
export interface CommandState<Result> {
  phase: CommandPhase;
  attempt: number;
  error: unknown;
  answer: CommandAnswer<Result> | undefined;
}

const IDLE = { phase: 'idle', attempt: 0, error: undefined, answer: undefined } as const;

/**
 * A command with one key and one moment of the press per intent: they are kept while the input stays the same and no answer came, and new ones are
 * made when the input changed or the register refused. After success every answer on the screen is asked for again.
 */
export function useCommand<Input, Result = undefined>(name: string) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<CommandState<Result>>(IDLE);
  const intent = useRef<Intent | undefined>(undefined);
  const busy = state.phase === 'sending' || state.phase === 'repeating';

  async function send(input: Input): Promise<CommandAnswer<Result> | undefined> {
    const text = JSON.stringify(input);
    intent.current = intentOf(intent.current, text, registerNow(queryClient.getQueryData<TimedMe>(ME_KEY)));
    setState({ ...IDLE, phase: 'sending' });
    try {
      const answer = await sendCommand<Input, Result>(name, input, intent.current, (attempt) =>
        setState({ ...IDLE, phase: 'repeating', attempt }),
      );
      intent.current = undefined;
      rememberCommand();
      setState({ ...IDLE, phase: 'done', answer });
      await queryClient.invalidateQueries();
      return answer;
    } catch (error) {
      const unsent = isWorthRepeating(error);
      if (!unsent) intent.current = undefined;
      // The clock of the device has jumped since the register's was asked for.
      if (isClockAhead(error)) await queryClient.refetchQueries({ queryKey: ME_KEY });
      setState({ ...IDLE, phase: unsent ? 'unsent' : 'refused', error });
      return undefined;
    }
  }

  function reset(): void {
    intent.current = undefined;
    setState(IDLE);
  }

  return { ...state, busy, send, reset };
}

import { pickText } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import type { ErasureRow } from '../erasure/views.ts';
import { ERASURE_WORDS } from '../erasure/words.ts';

const say = (word: keyof typeof ERASURE_WORDS): string => pickText(ERASURE_WORDS[word]);

/** What this officer may do with an order that waits: carry it out, or withdraw it. */
export function ErasureSteps({ order: { orderId, abilities } }: { order: Pick<ErasureRow, 'orderId' | 'abilities'> }) {
  return (
    <>
      {abilities.includes('register/carry-out-erasure') && (
        <CommandButton
          command="register/carry-out-erasure"
          input={{ orderId }}
          label={say('carryOut')}
          explain={say('carryOutExplain')}
          size="compact-sm"
          color="red"
        />
      )}
      {abilities.includes('register/withdraw-erasure') && (
        <CommandButton
          command="register/withdraw-erasure"
          input={{ orderId }}
          label={say('withdraw')}
          explain={say('withdrawExplain')}
          size="compact-sm"
          variant="default"
        />
      )}
    </>
  );
}

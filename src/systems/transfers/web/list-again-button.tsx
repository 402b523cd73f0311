import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import type { AddLinesInput } from '../command-views.ts';
import type { LineView } from '../line-views.ts';

/** Puts a struck-off or suspended person back on the manifest; after a fear once the decision is final and found no danger (I11). */
export function ListAgainButton({ manifestNo, line }: { manifestNo: number; line: LineView }) {
  const { t } = useTranslation('transfers');
  const command = useCommand<AddLinesInput>('transfers/add-lines');
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        loading={command.busy}
        onClick={() => void command.send({ manifestNo, persons: [line.personNo] })}
        aria-label={t('lines.againOf', { number: line.registerNumber })}
        className="amana-no-print"
      >
        {t('lines.again')}
      </Button>
      <CommandNotice command={command} />
    </>
  );
}

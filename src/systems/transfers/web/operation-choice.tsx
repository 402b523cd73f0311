import { Group, NativeSelect, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { OperationAnswer } from '../operation-views.ts';
import { NoneOpenNote, NoOperation } from './no-operation.tsx';
import { OpenOperationButton } from './open-operation-button.tsx';
import { operationOptions } from './operation-options.ts';

type Props =
  | { answer: OperationAnswer; error?: undefined; named?: undefined }
  | { answer?: undefined; error: unknown; named: string | undefined };

/**
 * What the first page has beside its operation, and most officers no need of: which operation it is about, where there are several; the way to open another; that none is open, where that is so;
 * and what stands in place of the page, where the register has none.
 */
export default function OperationChoice({ answer, error, named }: Props) {
  return answer === undefined ? <NoOperation error={error} named={named} /> : <Choice answer={answer} />;
}

function Choice({ answer: { operation, operations, abilities } }: { answer: OperationAnswer }) {
  const { t } = useTranslation('transfers');
  const navigate = useNavigate();
  const directory = useDirectory();
  const isNoneOpen = operations.every(({ endedAt }) => endedAt !== null);
  return (
    <>
      {operation.endedAt !== null && (
        <Text>
          {t('operation.ended')} {formatInstant(operation.endedAt, directory.zoneOf(null))}
        </Text>
      )}
      {isNoneOpen && <NoneOpenNote />}
      <Group align="flex-end" className="amana-no-print">
        {operations.length > 1 && (
          <NativeSelect
            size="md"
            label={t('board.operation')}
            value={operation.code}
            data={operationOptions(operations, t('operation.hasEnded'))}
            onChange={(event) => void navigate({ to: '/', search: { operation: event.currentTarget.value } })}
          />
        )}
        {!isNoneOpen && abilities.includes('transfers/open-operation') && <OpenOperationButton />}
      </Group>
    </>
  );
}

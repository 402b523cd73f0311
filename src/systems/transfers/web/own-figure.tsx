import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { Measure } from '../published/measures.ts';

/** A figure of the register: it leads to the list of persons behind it, and beside it to its definition. */
export function OwnFigure({
  operationNo,
  measure,
  nationality,
  fromAt,
  untilAt,
  value,
}: {
  operationNo: number;
  measure: Measure | 'departed' | 'admitted';
  nationality?: string | null;
  /** The figure counts from this instant on; absent: from the beginning. */
  fromAt?: number;
  untilAt: number;
  value: number;
}) {
  const { t } = useTranslation('transfers');
  return (
    <>
      <Link
        to="/operations/$operationNo/received"
        params={{ operationNo: String(operationNo) }}
        search={{
          measure,
          ...(fromAt === undefined ? {} : { fromAt: String(fromAt) }),
          untilAt: String(untilAt),
          ...(nationality ? { nationality } : {}),
        }}
        className="amana-link amana-number"
      >
        <b>{formatNumber(value)}</b>
        <span className="amana-hidden"> {t('room.list')}</span>
      </Link>{' '}
      <Anchor href={`#definition-${measure}`} size="xs">
        {t('room.definition')}
        <span className="amana-hidden"> {t(`published.measure.${measure}`)}</span>
      </Anchor>
    </>
  );
}

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { BoardRow } from '../room-views.ts';
import { outcomeText } from './outcome-text.ts';

/** Of a convoy on the board: for which reasons lines were struck off or refused, each leading to those lines, and who is asked back. */
export function ConvoyOutcomes({ row }: { row: BoardRow }) {
  const { t } = useTranslation('transfers');
  const params = { manifestNo: String(row.manifestNo) };
  return (
    <>
      {row.outcomes.map(({ outcome, count }) => (
        <Text size="xs" key={outcome}>
          <Link to="/manifests/$manifestNo" params={params} search={{ outcome }} hash="lines" className="amana-link">
            {outcomeText(t, outcome)} ({formatNumber(count)})
          </Link>
        </Text>
      ))}
      {row.recalls.map(({ personNo, registerNumber, state }) => (
        <Text size="xs" key={`${personNo}-${state}`} className={state === 'requested' ? 'amana-wrong' : undefined}>
          {t('board.askedBack')}{' '}
          <Link to="/people/$personNo" params={{ personNo: String(personNo) }} className="amana-link">
            <bdi className="amana-code">{registerNumber}</bdi>
          </Link>{' '}
          · {state === 'requested' ? t('recall.open') : t(`recall.answers.${state}`)}
        </Text>
      ))}
    </>
  );
}

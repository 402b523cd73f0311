import { Badge, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import type { KeepApartView, LiftKeepApartInput } from '../views.ts';

/** From whom a person is kept apart, until when, recorded by whom and why; lifted before its end by the authority that recorded it. */
export function KeepApartItem({ pair, personNo, zone }: { pair: KeepApartView; personNo: number; zone: string }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const number = pair.other?.registerNumber ?? t('placement.beyond');
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600} component="div">
        {pair.other ? (
          <Link to="/people/$personNo" params={{ personNo: String(pair.other.personNo) }} className="amana-link">
            <bdi className="amana-code">{pair.other.registerNumber}</bdi> <NameText name={pair.other.name} />
          </Link>
        ) : (
          number
        )}{' '}
        <Badge
          color={pair.state === 'in-force' ? 'orange.2' : 'gray.2'}
          c="dark.9"
          variant="filled"
          tt="none"
          component="span"
        >
          {t(`placement.apartStates.${pair.state}`)}
        </Badge>{' '}
        {t('placement.untilAt', { at: formatInstant(pair.expiresAt, zone) })}
      </Text>
      <Text size="sm">
        <bdi>{pair.reason}</bdi>
      </Text>
      <Text size="xs" c="gray.7">
        {pair.authority && <>{directory.authorityName(pair.authority)} · </>}
        <bdi>{pickName(pair.recordedBy.name)}</bdi>
      </Text>
      {pair.lifted && (
        <Text size="sm">
          <bdi>
            {t('placement.lifted', { by: pickName(pair.lifted.by.name), at: formatInstant(pair.lifted.at, zone) })}
          </bdi>{' '}
          <bdi>{pair.lifted.reason}</bdi>
        </Text>
      )}
      {pair.mayLift && (
        <div>
          <FormDialog<LiftKeepApartInput>
            command="sites/lift-keep-apart"
            label={t('placement.lift')}
            compact={t('placement.liftOf', { number })}
            explain={t('placement.liftExplain')}
            zone={zone}
            fields={[{ key: 'reason', label: t('placement.reason'), kind: 'long', required: true, shortest: 3 }]}
            build={(values) => ({ keepApartId: pair.keepApartId, personNo, reason: values.reason ?? '' })}
          />
        </div>
      )}
    </Stack>
  );
}

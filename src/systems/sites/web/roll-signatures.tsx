import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import type { RollCallAnswer } from '../control/views.ts';

/** Who called a roll and who signed it, each with the key of the device, or said to be without one. */
export function RollSignatures({ call, zone }: { call: RollCallAnswer; zone: string }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const { signedBy, signedAt, callerSignedAt } = call;
  const keyed = (key: string | null) =>
    key === null ? (
      t('roll.signed.noKey')
    ) : (
      <>
        {t('roll.signed.key')} <bdi className="amana-code">{key}</bdi>
      </>
    );
  return (
    <List listStyleType="none" aria-label={t('roll.signed.title')}>
      <List.Item>
        <Text span>
          {t('roll.proposedBy', {
            by: pickName(call.proposedBy.name),
            authority: directory.authorityName(call.proposedFor),
            at: formatInstant(call.proposedAt, zone),
          })}{' '}
        </Text>
        <Text span {...(call.withKeys ? {} : { c: 'red.9' })}>
          {callerSignedAt !== null
            ? t('roll.signed.at', { at: formatInstant(callerSignedAt, zone) })
            : call.withKeys && t('roll.signed.callerUnsigned')}{' '}
          {(callerSignedAt !== null || !call.withKeys) && keyed(call.callerKey)}
        </Text>
      </List.Item>
      <List.Item>
        {signedAt !== null && signedBy !== null ? (
          <Text span {...(call.withKeys ? {} : { c: 'red.9' })}>
            {t('roll.signedBy', { by: pickName(signedBy.name), at: formatInstant(signedAt, zone) })}{' '}
            {keyed(call.signedKey)}
          </Text>
        ) : (
          <Text span>{t('roll.unsigned')}</Text>
        )}
      </List.Item>
    </List>
  );
}

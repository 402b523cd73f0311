import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import type { DeskPerson } from '../requests/views.ts';
import { REQUEST_WORDS } from '../requests/words.ts';

/** A person as a family desk is shown: number, names as they are known, sex and birth. */
export function DeskPersonText({ person }: { person: DeskPerson }) {
  const { t } = useTranslation('register');
  return (
    <Text size="sm">
      <bdi className="amana-code">{person.registerNumber}</bdi>
      {person.names.map(({ full }) => (
        <span key={full}>
          {' · '}
          <bdi>{full}</bdi>
        </span>
      ))}
      {' · '}
      {t(`sex.${person.sex}`)}
      {person.births.length > 0 && (
        <>
          {' · '}
          {pickText(REQUEST_WORDS.born)} <bdi>{person.births.join(' / ')}</bdi>
        </>
      )}
    </Text>
  );
}

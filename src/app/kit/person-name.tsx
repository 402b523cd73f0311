import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A name alone; in place of one that is empty, that the identity of a child is closed to the reader. */
export function NameText({ name }: { name: string }) {
  const { t } = useTranslation('shell');
  return name === '' ? <span className="amana-quiet">{t('identity.closed')}</span> : <bdi>{name}</bdi>;
}

/** How many identities of a list are closed to the reader, and why; nothing where none is. */
export function ClosedIdentities({ count }: { count: number }) {
  const { t } = useTranslation('shell');
  return count === 0 ? null : (
    <Text size="sm" role="note">
      {t('identity.count', { count })}
    </Text>
  );
}

/** A person's register number, name as recorded and Latin spelling, each in its own direction. */
export function PersonName({
  registerNumber,
  name,
  latin,
}: {
  registerNumber: string;
  name: string;
  latin?: string | undefined;
}) {
  return (
    <div className="amana-person">
      <span className="amana-code amana-quiet">{registerNumber}</span>
      <span className="amana-person-name">
        <NameText name={name} />
      </span>
      {latin && latin !== name && (
        <div className="amana-quiet">
          <bdi>{latin}</bdi>
        </div>
      )}
    </div>
  );
}

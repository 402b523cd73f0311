import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NameText } from '../../../app/kit/person-name.tsx';
import type { LineView } from '../line-views.ts';

/** The households for which no section of the site has room together: who is in each, and what the officer can do. Nothing where each finds one. */
export function HouseholdsWithoutSection({
  households,
  lines,
  site,
}: {
  households: readonly (readonly number[])[];
  lines: readonly LineView[];
  /** Name of the receiving site. */
  site: string;
}) {
  const { t } = useTranslation('transfers');
  const known = new Map(lines.map((line) => [line.personNo, line]));
  return households.map((members) => (
    <Alert key={members.join(' ')} component="span" display="block" color="orange" mt="xs" role="status">
      {t('acceptance.apart', { count: members.length, site })}{' '}
      {members.map((personNo, i) => {
        const line = known.get(personNo);
        return (
          <span key={personNo}>
            {i > 0 && ' · '}
            <bdi className="amana-code">{line?.registerNumber}</bdi> {line && <NameText name={line.name.primary} />}
          </span>
        );
      })}
      <br />
      {t('acceptance.apartWhat')}
    </Alert>
  ));
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { PersonChoice } from '../../../app/kit/person-choice.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { RollPerson } from '../control/views.ts';

/** Marks persons of a roll, as present or as missing: nobody is until the officer says so. */
export function RollPicker({
  site,
  persons,
  marked,
  onChange,
  count,
}: {
  site: string;
  persons: RollPerson[];
  marked: ReadonlySet<number>;
  onChange: (marked: ReadonlySet<number>) => void;
  /** Says how many are marked, and as what. */
  count: (marked: number) => string;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  return (
    <>
      <PersonChoice
        persons={persons.map(({ personNo, registerNumber, name, section }) => ({
          personNo,
          registerNumber,
          names: name,
          label: (
            <>
              <PersonName registerNumber={registerNumber} name={name} />
              {section && (
                <Text size="xs" c="gray.7">
                  {t('site.section')}: <bdi>{directory.sectionName(site, section)}</bdi>
                </Text>
              )}
            </>
          ),
        }))}
        chosen={marked}
        onChange={onChange}
        count={count(marked.size)}
        all={t('roll.all')}
        none={t('roll.none')}
      />
      {persons.length === 0 && <Text c="gray.7">{t('roll.empty')}</Text>}
    </>
  );
}

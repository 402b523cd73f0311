import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countryOptions } from '../../../app/format/country-name.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { NUMBER_KINDS } from '../external-numbers/number-kinds.ts';
import { NUMBER_KIND_WORDS } from '../external-numbers/words.ts';

/** Nothing entered yet. */
export const NOBODY = {
  name: '',
  latin: '',
  source: '',
  sex: '',
  birth: '',
  nationality: '',
  numberKind: 'identity',
  number: '',
  issuedBy: '',
};
/** What is entered of who a person is. */
export type Identity = typeof NOBODY;

/** The number that others gave, as the commands take it. */
export const numberOf = ({ numberKind, number, issuedBy }: Identity) => ({
  kind: NUMBER_KINDS.find((kind) => kind === numberKind) ?? 'other',
  number,
  ...(issuedBy.trim() === '' ? {} : { issuedBy }),
});

/** Fields of who a new person is: of a newborn the name, where it has one, and the sex. */
export function IntakeIdentity({
  identity,
  onChange,
  isBirth,
  errorOf,
}: {
  identity: Identity;
  onChange: (identity: Identity) => void;
  isBirth: boolean;
  /** What is wrong with the field of this label. */
  errorOf: (label: string) => string | undefined;
}) {
  const { t } = useTranslation('register');
  const set = (key: keyof Identity) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...identity, [key]: event.currentTarget.value });
  const text = (key: keyof Identity, label: string, description?: string, required = false) => (
    <TextInput
      size="md"
      label={label}
      description={description}
      required={required}
      error={errorOf(label)}
      value={identity[key]}
      onChange={set(key)}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      {text('name', t('enter.name'), isBirth ? t('intake.unnamed') : t('enter.nameHelp'), !isBirth)}
      {!isBirth && text('latin', t('enter.latin'))}
      {!isBirth && text('source', t('identity.source'), t('enter.sourceHelp'), true)}
      <NativeSelect
        size="md"
        label={t('enter.sex')}
        required
        error={errorOf(t('enter.sex'))}
        value={identity.sex}
        onChange={set('sex')}
        data={[
          { value: '', label: t('shell:action.choose') },
          ...(['male', 'female'] as const).map((value) => ({ value, label: t(`sex.${value}`) })),
        ]}
      />
      {!isBirth && text('birth', t('people.birth'), t('file.birthHelp'))}
      {!isBirth && (
        <NativeSelect
          size="md"
          label={t('numbers.kind')}
          value={identity.numberKind}
          onChange={set('numberKind')}
          data={NUMBER_KINDS.map((value) => ({ value, label: pickText(NUMBER_KIND_WORDS[value]) }))}
        />
      )}
      {!isBirth && text('number', t('numbers.number'))}
      {!isBirth && text('issuedBy', t('numbers.issuedBy'))}
      {!isBirth && (
        <NativeSelect
          size="md"
          label={t('people.nationalities')}
          value={identity.nationality}
          onChange={set('nationality')}
          data={[{ value: '', label: t('shell:action.choose') }, ...countryOptions(t)]}
        />
      )}
    </SimpleGrid>
  );
}

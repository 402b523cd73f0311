import {
  Alert,
  Button,
  Fieldset,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mintId } from '../../../app/api/mint-id.ts';
import { ITEM_KINDS, type Item, PARTICULARS, type Particular, type ParticularName } from '../intake/particulars.ts';
import { type DeprivationDraft, INVENTORIES, missingIn, type ParticularDraft } from './deprivation-draft.ts';

const STATES: Particular['state'][] = ['known', 'inherited', 'unknown'];

/** Asks how a person was deprived of liberty: each particular is known, inherited and unverified, or unknown with its reason. Nothing is refused for being unknown. */
export function DeprivationForm({
  draft,
  tried,
  onChange,
}: {
  draft: DeprivationDraft;
  tried: boolean;
  onChange: (draft: DeprivationDraft) => void;
}) {
  const { t } = useTranslation('register');
  const missing = tried ? missingIn(draft) : [];
  return (
    <Stack gap="sm">
      <Text size="sm" c="gray.7">
        {t('intake.explain')}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {PARTICULARS.map((name) => (
          <ParticularField
            key={name}
            name={name}
            draft={draft[name]}
            missing={missing.includes(name)}
            onChange={(changed) => onChange({ ...draft, [name]: changed })}
          />
        ))}
      </SimpleGrid>
      <InventoryField
        inventory={draft.inventory}
        missing={missing.includes('inventory')}
        onChange={(inventory) => onChange({ ...draft, inventory })}
      />
      {missing.length > 0 && (
        <Alert color="red" role="alert">
          {t('shell:form.missing')} {missing.map((name) => t(`intake.particular.${name}`)).join(' · ')}
        </Alert>
      )}
    </Stack>
  );
}

function ParticularField({
  name,
  draft,
  missing,
  onChange,
}: {
  name: ParticularName;
  draft: ParticularDraft;
  missing: boolean;
  onChange: (draft: ParticularDraft) => void;
}) {
  const { t } = useTranslation('register');
  const label = t(`intake.particular.${name}`);
  const error = missing ? t('shell:sheet.answerMissing') : undefined;
  return (
    <Fieldset legend={label} p="sm">
      <Stack gap="xs">
        <NativeSelect
          size="md"
          aria-label={`${label} · ${t('intake.howKnown')}`}
          value={draft.state}
          onChange={(event) => {
            const state = STATES.find((candidate) => candidate === event.currentTarget.value) ?? 'unknown';
            onChange({ ...draft, state });
          }}
          data={STATES.map((value) => ({ value, label: t(`intake.state.${value}`) }))}
        />
        {draft.state !== 'unknown' && (
          <TextInput
            size="md"
            label={t(`intake.ask.${name}`)}
            required={draft.state === 'known'}
            error={draft.state === 'known' ? error : undefined}
            value={draft.text}
            {...(name === 'when' ? { placeholder: '2026-01-17T22:15', styles: { input: { direction: 'ltr' } } } : {})}
            onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
          />
        )}
        {draft.state !== 'known' && (
          <TextInput
            size="md"
            label={draft.state === 'unknown' ? t('intake.whyUnknown') : t('intake.inheritedFrom')}
            required
            error={error}
            value={draft.note}
            onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

const NEW_ITEM: Item = { kind: 'other', description: '', quantity: 1, kept: 'taken' };

function InventoryField({
  inventory,
  missing,
  onChange,
}: {
  inventory: DeprivationDraft['inventory'];
  missing: boolean;
  onChange: (inventory: DeprivationDraft['inventory']) => void;
}) {
  const { t } = useTranslation('register');
  const label = t('intake.particular.inventory');
  const change = (index: number, changed: Partial<Item>): void =>
    onChange({
      ...inventory,
      items: inventory.items.map((item, place) => (place === index ? { ...item, ...changed } : item)),
    });
  const error = missing ? t('shell:sheet.answerMissing') : undefined;
  return (
    <Fieldset legend={label} p="sm">
      <Stack gap="xs">
        <NativeSelect
          size="md"
          maw={320}
          aria-label={`${label} · ${t('intake.howKnown')}`}
          value={inventory.state}
          error={
            inventory.state === '' || (inventory.state === 'listed' && inventory.items.length === 0) ? error : undefined
          }
          onChange={(event) => {
            const state = INVENTORIES.find((candidate) => candidate === event.currentTarget.value) ?? '';
            onChange({ ...inventory, state });
          }}
          data={[
            { value: '', label: t('shell:action.choose') },
            ...INVENTORIES.map((value) => ({ value, label: t(`intake.inventory.${value}`) })),
          ]}
        />
        {inventory.state === 'unknown' && (
          <TextInput
            size="md"
            label={t('intake.whyUnknown')}
            required
            error={error}
            value={inventory.reason}
            onChange={(event) => onChange({ ...inventory, reason: event.currentTarget.value })}
          />
        )}
        {(inventory.state === '' || inventory.state === 'listed') && (
          <>
            {inventory.items.map((item, index) => (
              <Group
                key={item.id}
                align="flex-end"
                gap="xs"
                role="group"
                aria-label={t('intake.inventory.item', { no: index + 1 })}
              >
                <NativeSelect
                  size="md"
                  label={t('intake.inventory.kind')}
                  value={item.kind}
                  onChange={(event) =>
                    change(index, { kind: ITEM_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'other' })
                  }
                  data={ITEM_KINDS.map((value) => ({ value, label: t(`intake.inventory.kinds.${value}`) }))}
                />
                <TextInput
                  size="md"
                  style={{ flexGrow: 1, minWidth: 200 }}
                  label={t('intake.inventory.description')}
                  required
                  error={item.description.trim() === '' ? error : undefined}
                  value={item.description}
                  onChange={(event) => change(index, { description: event.currentTarget.value })}
                />
                <NumberInput
                  size="md"
                  w={100}
                  label={t('intake.inventory.quantity')}
                  min={1}
                  allowDecimal={false}
                  hideControls
                  value={item.quantity}
                  onChange={(value) => change(index, { quantity: Math.max(1, Math.trunc(Number(value) || 1)) })}
                />
                <NativeSelect
                  size="md"
                  label={t('intake.inventory.kept')}
                  value={item.kept}
                  onChange={(event) => change(index, { kept: event.currentTarget.value === 'left' ? 'left' : 'taken' })}
                  data={(['taken', 'left'] as const).map((value) => ({
                    value,
                    label: t(`intake.inventory.keeping.${value}`),
                  }))}
                />
                <Button
                  size="md"
                  variant="default"
                  aria-label={t('intake.inventory.remove', { no: index + 1 })}
                  onClick={() =>
                    onChange({ ...inventory, items: inventory.items.filter((_, place) => place !== index) })
                  }
                >
                  <IconTrash size={18} aria-hidden />
                </Button>
              </Group>
            ))}
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() =>
                  onChange({
                    ...inventory,
                    state: 'listed',
                    items: [...inventory.items, { ...NEW_ITEM, id: mintId() }],
                  })
                }
              >
                {t('intake.inventory.add')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Fieldset>
  );
}

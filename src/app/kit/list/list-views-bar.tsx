import { Group, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ChooseOpeningViewInput,
  RemoveViewInput,
  SavedView,
  SavedViewsAnswer,
  SaveViewInput,
} from '../../../core/access/list-views.ts';
import { mintId } from '../../api/mint-id.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { pickName } from '../../format/pick-text.ts';
import { CommandButton } from '../command-button.tsx';
import { FormDialog } from '../form-dialog.tsx';
import type { FormValues } from '../form-fields.ts';
import type { ListFilters, ListState } from './use-list-state.ts';

const textOf = (filters: Readonly<Record<string, string | undefined>>): string =>
  JSON.stringify(Object.entries(filters).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The views of a list as a row of buttons: everything, one's own, and those that colleagues share; and what can be done with the one that is shown. */
export default function ListViewsBar({ list, state, searched }: { list: string; state: ListState; searched: string }) {
  const { t } = useTranslation('shell');
  // of a list that stands on several pages, those whose filters this page has
  const kept = useAnswer<SavedViewsAnswer>('access/saved-views', { list }).data?.views;
  const views = useMemo(
    () => kept?.filter(({ filter }) => Object.keys(filter).every((key) => state.keys.some((own) => own === key))),
    [kept, state.keys],
  );
  useOpeningView(views, state, searched);
  const shown = views?.find((view) => textOf(view.filter) === textOf(state.filters));
  const titleOf = (view: SavedView) =>
    [
      ...(view.own ? [] : [t('list.sharedBy', { name: pickName(view.owner.name) })]),
      ...(view.opening ? [t('list.opens')] : []),
    ].join(' · ') || undefined;
  const isEverything = Object.keys(state.filters).length === 0;
  if (isEverything && searched === '' && (views?.length ?? 0) === 0) return <span />;
  return (
    <Group gap="xs">
      <fieldset className="amana-bar" data-large aria-label={t('list.views')}>
        <button type="button" aria-pressed={isEverything} onClick={() => state.replace({})}>
          {t('list.everything')}
        </button>
        {views?.map((view) => (
          <button
            key={`${view.owner.officerNo}-${view.viewId}`}
            type="button"
            aria-pressed={view === shown}
            title={titleOf(view)}
            onClick={() => state.replace(view.filter as ListFilters)}
          >
            <bdi>{view.name}</bdi>
            {view.opening && <span aria-hidden> ★</span>}
          </button>
        ))}
      </fieldset>
      {!isEverything && shown === undefined && searched === '' && <KeepView list={list} filters={state.filters} />}
      {searched !== '' && (
        <Text size="xs" c="gray.7">
          {t('list.noNameInView')}
        </Text>
      )}
      {shown !== undefined && <ViewActs list={list} view={shown} onRemoved={() => state.replace({})} />}
    </Group>
  );
}

/** A list that is opened without a filter opens with the view that the officer chose; once, so that everything can be shown after it. */
function useOpeningView(views: SavedView[] | undefined, state: ListState, searched: string): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (views === undefined || isDone.current) return;
    isDone.current = true;
    const opening = views.find((view) => view.opening);
    if (opening && Object.keys(state.filters).length === 0 && searched === '' && state.page === 1)
      state.replace(opening.filter as ListFilters);
  }, [views, state, searched]);
}

const isYes = (values: FormValues, key: string) => values[key] === 'yes';

function KeepView({ list, filters }: { list: string; filters: ListFilters }) {
  const { t } = useTranslation('shell');
  const [viewId] = useState(mintId);
  return (
    <FormDialog<SaveViewInput>
      key={viewId}
      command="access/save-view"
      label={t('list.keep')}
      explain={t('list.keepExplain')}
      compact={t('list.keep')}
      zone="UTC"
      fields={useViewFields()}
      initial={{ shared: 'no' }}
      build={(values) => ({
        viewId,
        list,
        name: values.name ?? '',
        filter: filters as Record<string, string>,
        shared: isYes(values, 'shared'),
      })}
    />
  );
}

function useViewFields() {
  const { t } = useTranslation('shell');
  return [
    { key: 'name', label: t('list.viewName'), kind: 'text', required: true },
    {
      key: 'shared',
      label: t('list.share'),
      help: t('list.shareHelp'),
      kind: 'select',
      required: true,
      options: [
        { value: 'no', label: t('list.shareNo') },
        { value: 'yes', label: t('list.shareYes') },
      ],
    },
  ] as Parameters<typeof FormDialog>[0]['fields'];
}

function ViewActs({ list, view, onRemoved }: { list: string; view: SavedView; onRemoved: () => void }) {
  const { t } = useTranslation('shell');
  const fields = useViewFields();
  const { viewId, name, filter, shared, own, opening } = view;
  return (
    <>
      {own && (
        <FormDialog<SaveViewInput>
          key={`${viewId}-${name}-${shared}`}
          command="access/save-view"
          label={t('list.change')}
          compact={t('list.change')}
          zone="UTC"
          fields={fields}
          initial={{ name, shared: shared ? 'yes' : 'no' }}
          build={(values) => ({ viewId, list, name: values.name ?? '', filter, shared: isYes(values, 'shared') })}
        />
      )}
      <CommandButton<ChooseOpeningViewInput>
        command="access/choose-opening-view"
        input={opening ? { list } : { list, viewId }}
        label={opening ? t('list.openNot') : t('list.openWith')}
        explain={opening ? t('list.openNotExplain') : t('list.openExplain', { name })}
        variant="light"
        size="compact-sm"
      />
      {own && (
        <CommandButton<RemoveViewInput>
          command="access/remove-view"
          input={{ viewId }}
          label={t('list.remove')}
          explain={t('list.removeExplain', { name })}
          onDone={onRemoved}
          variant="default"
          size="compact-sm"
        />
      )}
    </>
  );
}
